import { parseFunctionReference, qualifiedKey } from '../domain/function-reference.ts';
import type { LambdaOperation } from '../state.ts';

/** Deletes an alias. AWS: one that is not there is no error. */
export const deleteAlias: LambdaOperation<'DeleteAlias'> = (input, caller) => {
  const { name, context } = parseFunctionReference(input.FunctionName, caller);
  const key = qualifiedKey(name, input.Name);
  context.state.aliases.delete(key);
  context.state.eventInvokeConfigs.delete(key);
  context.state.provisioned.delete(key);
  context.state.policies.delete(key);
  const url = context.state.urls.get(key);
  if (url) context.state.urlIds.delete(url.urlId);
  context.state.urls.delete(key);
  return {};
};
