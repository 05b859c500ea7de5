import { assertTaggable } from '../domain/tagged-resource.ts';
import { addTags } from '../domain/tags.ts';
import type { EventBridgeOperation } from '../state.ts';

/** A tag of the same key gets the new value. */
export const tagResource: EventBridgeOperation<'TagResource'> = (input, context) => {
  assertTaggable(context.state, input.ResourceARN);
  addTags(context.state, input.ResourceARN, input.Tags);
  context.access({ resource: input.ResourceARN, kind: 'write', attributes: ['tags'] });
  return {};
};
