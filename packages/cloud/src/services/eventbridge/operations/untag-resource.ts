import { assertTaggable } from '../domain/tagged-resource.ts';
import type { EventBridgeOperation } from '../state.ts';

/** Keys that the resource does not have are passed over. */
export const untagResource: EventBridgeOperation<'UntagResource'> = (input, context) => {
  const { state } = context;
  assertTaggable(state, input.ResourceARN);
  const removed = new Set(input.TagKeys);
  const kept = Object.entries(state.tags.get(input.ResourceARN) ?? {}).filter(([key]) => !removed.has(key));
  state.tags.set(input.ResourceARN, Object.fromEntries(kept));
  context.access({ resource: input.ResourceARN, kind: 'write', attributes: ['tags'] });
  return {};
};
