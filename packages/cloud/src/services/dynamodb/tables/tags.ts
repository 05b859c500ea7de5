import type { Tag } from '@aws-sdk/client-dynamodb';
import { invalidParameter, resourceMissing, tagsExceeded } from '../errors.ts';
import { MAX_TAGS } from '../limits.ts';
import type { DynamodbContext } from '../state.ts';
import { tableArn } from './find-table.ts';
import type { Table } from './table.ts';

/** Reads a list of tags, added to those that are there. */
export function readTags(given: readonly Tag[], existing: Table['tags'] = {}): Table['tags'] {
  const added = new Map<string, string>();
  for (const { Key: key = '', Value: value = '' } of given) {
    if (added.has(key)) throw invalidParameter(`Duplicate tag key: ${key}`);
    added.set(key, value);
  }
  const tags = { ...existing, ...Object.fromEntries(added) };
  if (Object.keys(tags).length > MAX_TAGS) throw tagsExceeded();
  return tags;
}

/** The table that a tag request's ARN means. */
export function getTaggedTable(context: DynamodbContext, arn: string): Table {
  const prefix = tableArn(context, '');
  const table = arn.startsWith(prefix) ? context.state.tables.get(arn.slice(prefix.length)) : undefined;
  if (!table) throw resourceMissing(arn);
  return table;
}
