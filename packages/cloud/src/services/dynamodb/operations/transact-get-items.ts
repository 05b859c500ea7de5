import { assertKeysScalar } from '../domain/expression/key-paths.ts';
import { canonicalItem } from '../domain/canonical-value.ts';
import { project } from '../domain/expression/project.ts';
import { assertKey } from '../domain/key-validation.ts';
import { parseRequestExpressions } from '../domain/request-expressions.ts';
import { CapacityByTable } from '../items/batch.ts';
import { readUnits } from '../items/capacity.ts';
import { attributesOf, reportRead } from '../items/report-access.ts';
import type { DynamodbOperation } from '../state.ts';
import { findStored } from '../storage/find-stored.ts';
import { itemKey } from '../storage/item-key.ts';
import { getTable } from '../tables/find-table.ts';
import { tryAll } from '../transactions/cancellation.ts';
import { assertActionsDistinct } from '../transactions/commit.ts';

/** Items as they are at one moment; transactional reads cost twice. */
export const transactGetItems: DynamodbOperation<'TransactGetItems'> = (input, context) => {
  const reads = input.TransactItems.map(({ Get: request }) => {
    const { projection } = parseRequestExpressions('GetItem', request);
    return {
      tableName: request.TableName,
      table: getTable(context, request.TableName),
      item: canonicalItem(request.Key),
      projection,
    };
  });
  assertActionsDistinct(reads);
  tryAll(reads, ({ table, item, projection }) => {
    if (projection) assertKeysScalar(table, projection.paths);
    assertKey(table.key, item);
  });
  const capacity = new CapacityByTable();
  const responses = reads.map(({ tableName, table, item, projection }) => {
    const stored = findStored(context, table, itemKey(table.key, item));
    reportRead(context, table, { item, stored, attributes: projection && attributesOf(projection.paths) });
    capacity.of(tableName).table += readUnits(stored?.size ?? 0, 2);
    return stored ? { Item: projection ? project(projection, stored.item) : stored.item } : {};
  });
  const consumed = capacity.describe(input.ReturnConsumedCapacity, 'Read');
  return { Responses: responses, ...(consumed && { ConsumedCapacity: consumed }) };
};
