import { conditionPaths } from '../domain/expression/condition-paths.ts';
import { assertKeysScalar } from '../domain/expression/key-paths.ts';
import { parseRequestExpressions } from '../domain/request-expressions.ts';
import { validationError } from '../domain/validation-error.ts';
import { startKeyInvalid } from '../errors.ts';
import { assertSelect, findIndex, needsWholeItems } from '../items/index-access.ts';
import { readPage } from '../items/read-page.ts';
import { readStartKey } from '../items/start-key.ts';
import type { DynamodbOperation } from '../state.ts';
import { segmentRange } from '../storage/item-key.ts';
import { getTable } from '../tables/find-table.ts';

/** All items of a table or index, partition by partition, or one worker's share of them. */
export const scan: DynamodbOperation<'Scan'> = (input, context) => {
  const { Segment: segment, TotalSegments: totalSegments } = input;
  assertSegments(segment, totalSegments);
  assertSelect(input);
  const { filter, projection } = parseRequestExpressions('Scan', input);
  const table = getTable(context, input.TableName);
  const consistent = input.ConsistentRead ?? false;
  const index = findIndex(table, input.IndexName, consistent);
  if (filter) assertKeysScalar(table, conditionPaths(filter));
  if (projection) assertKeysScalar(table, projection.paths);
  const fetch = needsWholeItems(index, input.Select, projection);
  const range = segmentRange(segment ?? 0, totalSegments ?? 1);
  const after = input.ExclusiveStartKey && readStartKey(table, index, input.ExclusiveStartKey);
  if (after !== undefined && (after < range.from || after >= range.before)) {
    throw startKeyInvalid(
      `Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. TotalSegments: ${totalSegments} Segment: ${segment}`,
    );
  }
  context.access({ resource: table.arn, kind: 'read', consistent });
  return readPage(context, {
    table,
    index,
    range,
    after,
    reverse: false,
    limit: input.Limit,
    filter,
    projection,
    countOnly: input.Select === 'COUNT',
    fetch,
    consistent,
    capacity: { requested: input.ReturnConsumedCapacity, tableName: input.TableName },
  });
};

function assertSegments(segment: number | undefined, totalSegments: number | undefined): void {
  if (segment === undefined && totalSegments === undefined) return;
  if (totalSegments === undefined) {
    throw validationError(
      'The TotalSegments parameter is required but was not present in the request when Segment parameter is present',
    );
  }
  if (segment === undefined) {
    throw validationError(
      'The Segment parameter is required but was not present in the request when parameter TotalSegments is present',
    );
  }
  if (segment >= totalSegments) {
    throw validationError(
      `The Segment parameter is zero-based and must be less than parameter TotalSegments: ` +
        `Segment: ${segment} is not less than TotalSegments: ${totalSegments}`,
    );
  }
}
