import {
  formatEventInvokeConfig,
  getConfiguredFunction,
  mergeEventInvokeConfig,
} from '../domain/event-invoke-config.ts';
import type { LambdaOperation } from '../state.ts';

/** Sets how asynchronous invocations are retried and where their results go; replaces what was set. */
export const putFunctionEventInvokeConfig: LambdaOperation<'PutFunctionEventInvokeConfig'> = (input, caller) => {
  const found = getConfiguredFunction(input.FunctionName, caller, input.Qualifier);
  const config = mergeEventInvokeConfig(found, input, undefined);
  found.context.state.eventInvokeConfigs.set(found.key, config);
  return formatEventInvokeConfig(found.context, found.name, config);
};
