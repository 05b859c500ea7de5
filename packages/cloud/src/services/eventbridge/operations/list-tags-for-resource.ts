import { assertTaggable } from '../domain/tagged-resource.ts';
import { tagsOf } from '../domain/tags.ts';
import type { EventBridgeOperation } from '../state.ts';

/** Tags of a bus or rule. */
export const listTagsForResource: EventBridgeOperation<'ListTagsForResource'> = (input, context) => {
  assertTaggable(context.state, input.ResourceARN);
  return { Tags: tagsOf(context.state, input.ResourceARN) };
};
