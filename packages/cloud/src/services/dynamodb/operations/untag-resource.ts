import type { DynamodbOperation } from '../state.ts';
import { getTaggedTable } from '../tables/tags.ts';
import { storeTable } from '../tables/store-table.ts';

/** Removing a tag that is not there succeeds. */
export const untagResource: DynamodbOperation<'UntagResource'> = (input, context) => {
  const table = getTaggedTable(context, input.ResourceArn);
  const removed = new Set(input.TagKeys);
  const tags = Object.fromEntries(Object.entries(table.tags).filter(([key]) => !removed.has(key)));
  storeTable(context, { ...table, tags });
  return {};
};
