import { functionArn, getFunctionVersion } from '../domain/function-reference.ts';
import { noSuchResource } from '../errors.ts';
import { changeMappingState } from '../pollers/mapping-state.ts';
import { formatMapping, type Mapping } from '../pollers/mapping.ts';
import { registerReader, unregisterReader } from '../pollers/poller-port.ts';
import { mergeMappingSettings } from '../pollers/validate-mapping.ts';
import type { LambdaOperation } from '../state.ts';

/** Changes how a mapping polls, for which function, or whether it does. */
export const updateEventSourceMapping: LambdaOperation<'UpdateEventSourceMapping'> = (input, context) => {
  const previous = context.state.mappings.get(input.UUID);
  if (!previous) throw noSuchResource();
  const { UUID: _uuid, FunctionName: functionName, Enabled: wanted, ...rest } = input;
  const settings = mergeMappingSettings(previous.kind, previous.sourceArn, rest, previous);
  const enabled = wanted ?? previous.enabled;
  const mapping: Mapping = {
    ...previous,
    ...settings,
    ...(functionName !== undefined && targetOf(functionName, context)),
    enabled,
    state: enabled === previous.enabled ? 'Updating' : enabled ? 'Enabling' : 'Disabling',
    lastModifiedMs: context.clock.now(),
  };
  context.state.mappings.set(mapping.uuid, mapping);
  if (enabled) registerReader(context, mapping);
  else unregisterReader(context, mapping);
  changeMappingState(context, mapping.uuid);
  return formatMapping(mapping);
};

function targetOf(text: string, caller: Parameters<typeof updateEventSourceMapping>[1]): Partial<Mapping> {
  const { name, qualifier, context } = getFunctionVersion(text, caller);
  return { functionName: name, qualifier, functionArn: functionArn(context, name, qualifier) };
}
