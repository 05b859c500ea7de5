import { assertKeysScalar } from '../domain/expression/key-paths.ts';
import type { KeysAndAttributes } from '@aws-sdk/client-dynamodb';
import type { Item } from '../domain/attribute-value.ts';
import { canonicalItem } from '../domain/canonical-value.ts';
import { project } from '../domain/expression/project.ts';
import { assertKey } from '../domain/key-validation.ts';
import { parseRequestExpressions } from '../domain/request-expressions.ts';
import { validationError } from '../domain/validation-error.ts';
import { assertDistinct, CapacityByTable } from '../items/batch.ts';
import { readUnits } from '../items/capacity.ts';
import { attributesOf, reportRead } from '../items/report-access.ts';
import { MAX_BATCH_BYTES, MAX_BATCH_GET_KEYS } from '../limits.ts';
import type { DynamodbContext, DynamodbOperation } from '../state.ts';
import { findStored } from '../storage/find-stored.ts';
import { itemKey } from '../storage/item-key.ts';
import { getTable } from '../tables/find-table.ts';

const DUPLICATES = 'Provided list of item keys contains duplicates';

type TableRequest = ReturnType<typeof readTableRequest>;

/** Items by key; what does not fit into 16 MB comes back as `UnprocessedKeys`. */
export const batchGetItem: DynamodbOperation<'BatchGetItem'> = (input, context) => {
  const entries = Object.entries(input.RequestItems);
  if (entries.length === 0) throw validationError('BatchGetItem must have some requests set');
  if (entries.reduce((count, [, { Keys: keys }]) => count + keys.length, 0) > MAX_BATCH_GET_KEYS) {
    throw validationError('Too many items requested for the BatchGetItem call');
  }
  const parsed = entries.map(([name, request]) => readTableRequest(name, request));
  for (const { given } of parsed) assertKeysNotRepeated(given.Keys ?? []);
  const bound = parsed.map((request) => bindTableRequest(context, request));
  const all = bound.flatMap(({ table, reads }) => reads.map(({ key }) => [table.name, key] as const));
  assertDistinct(all, DUPLICATES);

  const responses: Record<string, Item[]> = {};
  const unprocessed: Record<string, KeysAndAttributes> = {};
  const capacity = new CapacityByTable();
  let bytes = 0;
  for (const { name, table, reads, projection, consistent, given } of bound) {
    const items: Item[] = (responses[name] = []);
    const left: Item[] = [];
    for (const { keyItem, key } of reads) {
      const stored = findStored(context, table, key);
      if (bytes > 0 && bytes + (stored?.size ?? 0) > MAX_BATCH_BYTES) {
        left.push(keyItem);
        continue;
      }
      bytes += stored?.size ?? 0;
      reportRead(context, table, {
        item: keyItem,
        stored,
        consistent,
        attributes: projection && attributesOf(projection.paths),
      });
      capacity.of(name).table += readUnits(stored?.size ?? 0, consistent ? 1 : 0.5);
      if (stored) items.push(projection ? project(projection, stored.item) : stored.item);
    }
    if (left.length > 0) unprocessed[name] = { ...given, Keys: left };
  }
  const consumed = capacity.describe(input.ReturnConsumedCapacity);
  return { Responses: responses, UnprocessedKeys: unprocessed, ...(consumed && { ConsumedCapacity: consumed }) };
};

/**
 * Throws when two keys are written alike. Those that are equal but written in two ways are found out with the table.
 *
 * AWS: before the table is looked up and its schema compared. Source: dynalite's validations; DynamoDB local 2.5.
 */
function assertKeysNotRepeated(keys: readonly Item[]): void {
  const written = keys.map((key) =>
    JSON.stringify(Object.entries(key).sort(([left], [right]) => (left < right ? -1 : 1))),
  );
  if (new Set(written).size < written.length) throw validationError(DUPLICATES);
}

function readTableRequest(name: string, given: KeysAndAttributes) {
  const keys = given.Keys ?? [];
  if (keys.length === 0) {
    throw validationError(`The list of keys in RequestItems for BatchGetItem is required: ${name} has empty list`);
  }
  const { projection } = parseRequestExpressions('BatchGetItem', given);
  return {
    name,
    given,
    projection,
    consistent: given.ConsistentRead ?? false,
    keys: keys.map((key) => canonicalItem(key)),
  };
}

function bindTableRequest(context: DynamodbContext, request: TableRequest) {
  const table = getTable(context, request.name);
  const reads = request.keys.map((keyItem) => {
    assertKey(table.key, keyItem);
    return { keyItem, key: itemKey(table.key, keyItem) };
  });
  if (request.projection) assertKeysScalar(table, request.projection.paths);
  return { ...request, table, reads };
}
