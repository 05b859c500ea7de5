import { formatUrl, readCors } from '../domain/function-url.ts';
import { functionArn, getFunctionForUrl, qualifiedKey } from '../domain/function-reference.ts';
import { notEmulated, resourceConflict } from '../errors.ts';
import type { FunctionUrl, LambdaOperation } from '../state.ts';

/** Gives a function or alias an HTTP address. */
export const createFunctionUrlConfig: LambdaOperation<'CreateFunctionUrlConfig'> = (input, caller) => {
  const { name, qualifier, context } = getFunctionForUrl(input.FunctionName, caller, input.Qualifier);
  if (input.InvokeMode === 'RESPONSE_STREAM') throw notEmulated('function URLs with InvokeMode RESPONSE_STREAM');
  const { state, ids, clock } = context;
  const key = qualifiedKey(name, qualifier);
  if (state.urls.has(key)) {
    throw resourceConflict(
      `Failed to create function url config for [functionArn = ${functionArn(context, name, qualifier)}]. Error message:  FunctionUrlConfig exists for this Lambda function`,
    );
  }
  const url: FunctionUrl = {
    urlId: ids.lowerAlphanumeric(32),
    functionName: name,
    qualifier,
    authType: input.AuthType,
    cors: input.Cors && readCors(input.Cors),
    createdMs: clock.now(),
    lastModifiedMs: clock.now(),
  };
  state.urls.set(key, url);
  state.urlIds.set(url.urlId, key);
  return formatUrl(context, url);
};
