import { formatUrl, getFunctionUrlRecord } from '../domain/function-url.ts';
import type { LambdaOperation } from '../state.ts';

/** Describes the HTTP address of a function or alias. */
export const getFunctionUrlConfig: LambdaOperation<'GetFunctionUrlConfig'> = (input, caller) => {
  const { url, context } = getFunctionUrlRecord(input.FunctionName, caller, input.Qualifier);
  return formatUrl(context, url);
};
