import {
  formatEventInvokeConfig,
  getConfiguredFunction,
  getEventInvokeConfig,
  mergeEventInvokeConfig,
} from '../domain/event-invoke-config.ts';
import type { LambdaOperation } from '../state.ts';

/** Changes how asynchronous invocations are retried or where their results go; what is left out stays. */
export const updateFunctionEventInvokeConfig: LambdaOperation<'UpdateFunctionEventInvokeConfig'> = (input, caller) => {
  const found = getConfiguredFunction(input.FunctionName, caller, input.Qualifier);
  const config = mergeEventInvokeConfig(found, input, getEventInvokeConfig(found));
  found.context.state.eventInvokeConfigs.set(found.key, config);
  return formatEventInvokeConfig(found.context, found.name, config);
};
