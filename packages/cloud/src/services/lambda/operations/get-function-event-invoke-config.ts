import { formatEventInvokeConfig, getConfiguredFunction, getEventInvokeConfig } from '../domain/event-invoke-config.ts';
import type { LambdaOperation } from '../state.ts';

/** Describes how asynchronous invocations are retried and where their results go. */
export const getFunctionEventInvokeConfig: LambdaOperation<'GetFunctionEventInvokeConfig'> = (input, caller) => {
  const found = getConfiguredFunction(input.FunctionName, caller, input.Qualifier);
  return formatEventInvokeConfig(found.context, found.name, getEventInvokeConfig(found));
};
