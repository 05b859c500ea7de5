import { assertKeysScalar } from '../domain/expression/key-paths.ts';
import { canonicalItem } from '../domain/canonical-value.ts';
import { project } from '../domain/expression/project.ts';
import { assertKey } from '../domain/key-validation.ts';
import { parseRequestExpressions } from '../domain/request-expressions.ts';
import { describeCapacity, noCapacity, readUnits } from '../items/capacity.ts';
import { attributesOf, reportRead } from '../items/report-access.ts';
import type { DynamodbOperation } from '../state.ts';
import { itemKey } from '../storage/item-key.ts';
import { findStored } from '../storage/find-stored.ts';
import { getTable } from '../tables/find-table.ts';

/** An item that is not there is no error: the answer has no `Item`. */
export const getItem: DynamodbOperation<'GetItem'> = (input, context) => {
  const { projection } = parseRequestExpressions('GetItem', input);
  const key = canonicalItem(input.Key);
  const table = getTable(context, input.TableName);
  if (projection) assertKeysScalar(table, projection.paths);
  assertKey(table.key, key);
  const consistent = input.ConsistentRead ?? false;
  const stored = findStored(context, table, itemKey(table.key, key));
  reportRead(context, table, {
    item: key,
    stored,
    consistent,
    attributes: projection && attributesOf(projection.paths),
  });
  const use = noCapacity();
  use.table = readUnits(stored?.size ?? 0, consistent ? 1 : 0.5);
  const capacity = describeCapacity(input.ReturnConsumedCapacity, input.TableName, use);
  return {
    ...(stored && { Item: projection ? project(projection, stored.item) : stored.item }),
    ...(capacity && { ConsumedCapacity: capacity }),
  };
};
