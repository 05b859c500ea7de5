import { assertTagCount, getTaggedFunction } from '../domain/tags.ts';
import { invalidParameter } from '../errors.ts';
import type { LambdaOperation } from '../state.ts';

/** Adds tags to a function, or gives them other values. */
export const tagResource: LambdaOperation<'TagResource'> = (input, caller) => {
  const { record, context } = getTaggedFunction(input.Resource, caller);
  if (Object.keys(input.Tags).length === 0)
    throw invalidParameter('An error occurred and the request cannot be processed.');
  const tags = { ...record.tags, ...input.Tags };
  assertTagCount(tags);
  context.state.functions.set(record.name, { ...record, tags });
  return {};
};
