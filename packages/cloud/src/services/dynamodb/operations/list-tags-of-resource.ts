import { validationError } from '../domain/validation-error.ts';
import { TAGS_PAGE_SIZE } from '../limits.ts';
import type { DynamodbOperation } from '../state.ts';
import { getTaggedTable } from '../tables/tags.ts';

/** Ten tags at a time; the token is the key of the last one. */
export const listTagsOfResource: DynamodbOperation<'ListTagsOfResource'> = (input, context) => {
  const table = getTaggedTable(context, input.ResourceArn);
  const tags = Object.entries(table.tags).map(([Key, Value]) => ({ Key, Value }));
  const previous = input.NextToken === undefined ? -1 : tags.findIndex(({ Key }) => Key === input.NextToken);
  if (input.NextToken !== undefined && previous === -1) throw validationError('Invalid NextToken');
  const page = tags.slice(previous + 1, previous + 1 + TAGS_PAGE_SIZE);
  const last = page.at(-1);
  const more = previous + 1 + page.length < tags.length;
  return { Tags: page, ...(more && last && { NextToken: last.Key }) };
};
