import { functionArn, getFunctionVersion, parseFunctionReference } from '../domain/function-reference.ts';
import { mappedFunctionMissing, queueMappingExists, streamMappingExists } from '../errors.ts';
import { formatMapping, type Mapping } from '../pollers/mapping.ts';
import { registerReader } from '../pollers/poller-port.ts';
import { placeLanes } from '../pollers/stream-lanes.ts';
import {
  assertSource,
  assertStartingPosition,
  mergeMappingSettings,
  sourceKindOf,
} from '../pollers/validate-mapping.ts';
import { changeMappingState } from '../pollers/mapping-state.ts';
import type { LambdaOperation } from '../state.ts';

/** Lets Lambda poll a queue or a DynamoDB stream for a function. It is `Creating` first and works a moment later. */
export const createEventSourceMapping: LambdaOperation<'CreateEventSourceMapping'> = (input, caller) => {
  const kind = sourceKindOf(input);
  const sourceArn = input.EventSourceArn ?? '';
  assertStartingPosition(kind, sourceArn, input);
  const settings = mergeMappingSettings(kind, sourceArn, input, undefined);
  const reference = parseFunctionReference(input.FunctionName, caller);
  if (!reference.context.state.functions.has(reference.name)) throw mappedFunctionMissing();
  const { record, version, qualifier, context } = getFunctionVersion(input.FunctionName, caller);
  const arn = functionArn(context, record.name, qualifier);
  for (const other of context.state.mappings.values()) {
    if (other.sourceArn !== sourceArn || other.functionArn !== arn) continue;
    throw (kind === 'queue' ? queueMappingExists : streamMappingExists)(sourceArn, record.name, other.uuid);
  }
  assertSource(context, kind, sourceArn, version.settings);
  const mapping: Mapping = {
    ...settings,
    uuid: context.ids.uuid(),
    functionName: record.name,
    qualifier,
    functionArn: arn,
    sourceArn,
    kind,
    enabled: input.Enabled ?? true,
    state: 'Creating',
    lastModifiedMs: context.clock.now(),
    lastResult: 'No records processed',
    inFlight: 0,
    isHeldBack: false,
    startingPosition: kind === 'stream' ? (input.StartingPosition as Mapping['startingPosition']) : undefined,
  };
  context.state.mappings.set(mapping.uuid, mapping);
  placeLanes(context, mapping);
  if (mapping.enabled) registerReader(context, mapping);
  changeMappingState(context, mapping.uuid);
  return formatMapping(mapping);
};
