import { conditionPaths } from '../domain/expression/condition-paths.ts';
import { assertKeysScalar } from '../domain/expression/key-paths.ts';
import { assertFilterAvoidsKey } from '../domain/expression/filter-keys.ts';
import { resolveKeyCondition } from '../domain/key-condition.ts';
import { parseRequestExpressions } from '../domain/request-expressions.ts';
import { validationError } from '../domain/validation-error.ts';
import { assertFilterProjected, assertSelect, findIndex, needsWholeItems } from '../items/index-access.ts';
import { readPage } from '../items/read-page.ts';
import { reportPartition } from '../items/report-access.ts';
import { assertStartKeyInQuery, readStartKey } from '../items/start-key.ts';
import type { DynamodbOperation } from '../state.ts';
import { partitionPrefix } from '../storage/item-key.ts';
import { sortRange } from '../storage/sort-range.ts';
import { getTable } from '../tables/find-table.ts';

/** Items of one partition of a table or index, in the order of the sort key. */
export const query: DynamodbOperation<'Query'> = (input, context) => {
  if (input.KeyConditionExpression === undefined && input.KeyConditions === undefined) {
    throw validationError(
      'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
    );
  }
  assertSelect(input);
  const { filter, projection, keyTerms = [] } = parseRequestExpressions('Query', input);
  const table = getTable(context, input.TableName);
  const consistent = input.ConsistentRead ?? false;
  const index = findIndex(table, input.IndexName, consistent);
  const schema = index?.key ?? table.key;
  if (filter) assertKeysScalar(table, conditionPaths(filter));
  if (projection) assertKeysScalar(table, projection.paths);
  const condition = resolveKeyCondition(keyTerms, schema);
  if (filter)
    assertFilterAvoidsKey(filter, schema, input.FilterExpression === undefined ? 'QueryFilter' : 'FilterExpression');
  const fetch = needsWholeItems(index, input.Select, projection);
  assertFilterProjected(index, filter);
  const prefix = partitionPrefix(condition.partition);
  const range = sortRange(prefix, condition.sort);
  const after = input.ExclusiveStartKey && readStartKey(table, index, input.ExclusiveStartKey);
  if (after !== undefined) assertStartKeyInQuery(after, prefix, range);
  reportPartition(context, table, index, condition.partition, consistent);
  return readPage(context, {
    table,
    index,
    range,
    after,
    reverse: input.ScanIndexForward === false,
    limit: input.Limit,
    filter,
    projection,
    countOnly: input.Select === 'COUNT',
    fetch,
    consistent,
    capacity: { requested: input.ReturnConsumedCapacity, tableName: input.TableName },
  });
};
