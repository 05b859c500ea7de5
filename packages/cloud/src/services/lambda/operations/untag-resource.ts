import { getTaggedFunction } from '../domain/tags.ts';
import { validationFailed } from '../errors.ts';
import type { LambdaOperation } from '../state.ts';

/** Removes tags from a function. */
export const untagResource: LambdaOperation<'UntagResource'> = (input, caller) => {
  if (input.TagKeys.length === 0) {
    throw validationFailed("Value null at 'tagKeys' failed to satisfy constraint: Member must not be null");
  }
  const { record, context } = getTaggedFunction(input.Resource, caller);
  const tags = Object.fromEntries(Object.entries(record.tags).filter(([key]) => !input.TagKeys.includes(key)));
  context.state.functions.set(record.name, { ...record, tags });
  return {};
};
