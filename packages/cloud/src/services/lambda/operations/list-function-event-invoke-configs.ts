import { inFunction } from '../domain/delete-function-record.ts';
import { formatEventInvokeConfig, getConfiguredFunction } from '../domain/event-invoke-config.ts';
import { paginate } from '../domain/paginate.ts';
import type { LambdaOperation } from '../state.ts';

/** Lists the configurations for asynchronous invocations of a function, its versions and aliases. */
export const listFunctionEventInvokeConfigs: LambdaOperation<'ListFunctionEventInvokeConfigs'> = (input, caller) => {
  const { name, context } = getConfiguredFunction(input.FunctionName, caller);
  const all = inFunction(context.state.eventInvokeConfigs, name).map(([, config]) => config);
  const page = paginate(all, ({ qualifier }) => qualifier, input.Marker, input.MaxItems);
  return {
    FunctionEventInvokeConfigs: page.items.map((config) => formatEventInvokeConfig(context, name, config)),
    NextMarker: page.next,
  };
};
