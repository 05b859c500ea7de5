import type { DynamodbOperation } from '../state.ts';
import { getTaggedTable, readTags } from '../tables/tags.ts';
import { storeTable } from '../tables/store-table.ts';

/** Adds tags, or changes the values of those that are there. */
export const tagResource: DynamodbOperation<'TagResource'> = (input, context) => {
  const table = getTaggedTable(context, input.ResourceArn);
  const tags = readTags(input.Tags, table.tags);
  storeTable(context, { ...table, tags });
  return {};
};
