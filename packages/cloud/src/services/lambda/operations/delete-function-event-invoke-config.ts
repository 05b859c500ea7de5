import { getConfiguredFunction, getEventInvokeConfig } from '../domain/event-invoke-config.ts';
import type { LambdaOperation } from '../state.ts';

/** Back to Lambda's defaults for asynchronous invocations. */
export const deleteFunctionEventInvokeConfig: LambdaOperation<'DeleteFunctionEventInvokeConfig'> = (input, caller) => {
  const found = getConfiguredFunction(input.FunctionName, caller, input.Qualifier);
  getEventInvokeConfig(found);
  found.context.state.eventInvokeConfigs.delete(found.key);
  return {};
};
