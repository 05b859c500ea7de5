import { getTaggedFunction } from '../domain/tags.ts';
import type { LambdaOperation } from '../state.ts';

/** Lists the tags of a function. */
export const listTags: LambdaOperation<'ListTags'> = (input, caller) => ({
  Tags: { ...getTaggedFunction(input.Resource, caller).record.tags },
});
