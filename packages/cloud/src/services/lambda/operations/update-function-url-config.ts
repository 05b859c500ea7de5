import { formatUrl, getFunctionUrlRecord, readCors } from '../domain/function-url.ts';
import { notEmulated } from '../errors.ts';
import type { LambdaOperation } from '../state.ts';

/** Changes who may call a function's HTTP address, and from where. */
export const updateFunctionUrlConfig: LambdaOperation<'UpdateFunctionUrlConfig'> = (input, caller) => {
  const { url, key, context } = getFunctionUrlRecord(input.FunctionName, caller, input.Qualifier);
  if (input.InvokeMode === 'RESPONSE_STREAM') throw notEmulated('function URLs with InvokeMode RESPONSE_STREAM');
  const updated = {
    ...url,
    authType: input.AuthType ?? url.authType,
    cors: input.Cors ? readCors(input.Cors) : url.cors,
    lastModifiedMs: context.clock.now(),
  };
  context.state.urls.set(key, updated);
  return formatUrl(context, updated);
};
