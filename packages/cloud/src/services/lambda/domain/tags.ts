import { functionNotFound, invalidParameter, noSuchResource } from '../errors.ts';
import { MAXIMUM_TAGS } from '../limits.ts';
import type { FunctionRecord, LambdaContext } from '../state.ts';
import { functionArn, parseFunctionReference } from './function-reference.ts';

export function assertTagCount(tags: Readonly<Record<string, string>>): void {
  if (Object.keys(tags).length > MAXIMUM_TAGS) throw invalidParameter('Number of tags exceeds resource tag limit.');
}

/** The function that tagging operations name by ARN. */
export function getTaggedFunction(
  resource: string,
  context: LambdaContext,
): { readonly record: FunctionRecord; readonly context: LambdaContext } {
  if (!resource.includes(':function:')) throw noSuchResource();
  const reference = parseFunctionReference(resource, context);
  if (reference.qualifier !== undefined) {
    throw invalidParameter('Tags on function aliases and versions are not supported. Please specify a function ARN.');
  }
  const record = reference.context.state.functions.get(reference.name);
  if (!record) throw functionNotFound(functionArn(reference.context, reference.name));
  return { record, context: reference.context };
}
