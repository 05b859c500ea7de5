import { getFunctionUrlRecord } from '../domain/function-url.ts';
import type { LambdaOperation } from '../state.ts';

/** Takes the HTTP address of a function or alias away. */
export const deleteFunctionUrlConfig: LambdaOperation<'DeleteFunctionUrlConfig'> = (input, caller) => {
  const { url, key, context } = getFunctionUrlRecord(input.FunctionName, caller, input.Qualifier);
  context.state.urls.delete(key);
  context.state.urlIds.delete(url.urlId);
  return {};
};
