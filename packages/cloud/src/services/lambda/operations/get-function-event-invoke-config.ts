import {
  formatEventInvokeConfig,
  getEventInvokeConfig,
  parseConfiguredReference,
} from '../domain/event-invoke-config.ts';
import type { LambdaOperation } from '../state.ts';

/** Describes how asynchronous invocations are retried and where their results go. */
export const getFunctionEventInvokeConfig: LambdaOperation<'GetFunctionEventInvokeConfig'> = (input, caller) => {
  // AWS: a function that does not exist has no configuration either. Source: what LocalStack's tests have recorded,
  // test_ops_on_nonexisting_fn[get_function_event_invoke_config].
  const found = parseConfiguredReference(input.FunctionName, caller, input.Qualifier);
  return formatEventInvokeConfig(found.context, found.name, getEventInvokeConfig(found));
};
