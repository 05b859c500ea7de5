import { conditionPaths } from '../domain/expression/condition-paths.ts';
import { assertKeysScalar } from '../domain/expression/key-paths.ts';
import type { ReturnConsumedCapacity } from '@aws-sdk/client-dynamodb';
import type { Item } from '../domain/attribute-value.ts';
import { planSelect } from '../domain/partiql/plan-statement.ts';
import { selectRow } from '../domain/partiql/select-row.ts';
import type { SelectStatement } from '../domain/partiql/statement.ts';
import { validationError } from '../domain/validation-error.ts';
import { assertFilterProjected, findIndex, needsWholeItems } from '../items/index-access.ts';
import { readPage, type PageAnswer } from '../items/read-page.ts';
import { reportPartition } from '../items/report-access.ts';
import { readStartKey } from '../items/start-key.ts';
import type { DynamodbContext } from '../state.ts';
import { partitionPrefix, segmentRange, type KeyRange } from '../storage/item-key.ts';
import { sortRange } from '../storage/sort-range.ts';
import { getTable } from '../tables/find-table.ts';
import { formatNextToken, parseNextToken } from './next-token.ts';

export interface SelectOptions {
  readonly consistent: boolean;
  readonly limit: number | undefined;
  readonly nextToken: string | undefined;
  readonly capacity: ReturnConsumedCapacity | undefined;
}

export interface SelectAnswer {
  readonly Items: Item[];
  readonly NextToken?: string;
  readonly LastEvaluatedKey?: Item;
  readonly ConsumedCapacity?: NonNullable<PageAnswer['ConsumedCapacity']>;
}

/** Runs a SELECT as the query or scan that its WHERE allows; several partitions one after another. */
export function runSelect(context: DynamodbContext, statement: SelectStatement, options: SelectOptions): SelectAnswer {
  const table = getTable(context, statement.table);
  const { consistent } = options;
  const index = findIndex(table, statement.index, consistent);
  const schema = index?.key ?? table.key;
  if (statement.where) assertKeysScalar(table, conditionPaths(statement.where));
  if (statement.columns)
    assertKeysScalar(
      table,
      statement.columns.map(({ path }) => path),
    );
  const plan = planSelect(statement.where, schema, table.key);
  if (statement.orderBy.length > 0 && plan.kind === 'scan') {
    throw validationError('Must have WHERE clause in the statement when using ORDER BY clause.');
  }
  const projection = statement.columns && { paths: statement.columns.map(({ path }) => path) };
  const fetch = needsWholeItems(index, undefined, projection);
  if (!fetch && plan.kind !== 'scan') assertFilterProjected(index, plan.filter);
  const ranges: KeyRange[] =
    plan.kind === 'scan'
      ? [segmentRange(0, 1)]
      : plan.keyConditions.map((condition) => sortRange(partitionPrefix(condition.partition), condition.sort));
  if (plan.kind === 'scan') context.access({ resource: table.arn, kind: 'read', consistent });
  else for (const { partition } of plan.keyConditions) reportPartition(context, table, index, partition, consistent);
  const start = options.nextToken === undefined ? { part: 0, after: undefined } : parseNextToken(options.nextToken);
  const reverse = statement.orderBy.some(({ name, descending }) => descending && name === schema.sort?.name);

  const items: Item[] = [];
  let scanned = 0;
  let capacity: PageAnswer['ConsumedCapacity'];
  for (const [part, range] of ranges.entries()) {
    if (part < start.part) continue;
    const page = readPage(context, {
      table,
      index,
      range,
      after: part === start.part ? start.after : undefined,
      reverse,
      limit: options.limit === undefined ? undefined : options.limit - scanned,
      filter: plan.filter,
      projection,
      row: (item) => selectRow(statement.columns, item),
      countOnly: false,
      fetch,
      consistent,
      capacity: { requested: options.capacity, tableName: statement.table },
    });
    items.push(...(page.Items ?? []));
    scanned += page.ScannedCount;
    capacity = addUnits(capacity, page.ConsumedCapacity);
    if (page.LastEvaluatedKey) {
      const after = readStartKey(table, index, page.LastEvaluatedKey);
      const answer = {
        Items: items,
        NextToken: formatNextToken({ part, after }),
        LastEvaluatedKey: page.LastEvaluatedKey,
      };
      return capacity ? { ...answer, ConsumedCapacity: capacity } : answer;
    }
  }
  return capacity ? { Items: items, ConsumedCapacity: capacity } : { Items: items };
}

function addUnits(
  one: PageAnswer['ConsumedCapacity'],
  two: PageAnswer['ConsumedCapacity'],
): PageAnswer['ConsumedCapacity'] {
  if (!one || !two) return two ?? one;
  const units = (one.CapacityUnits ?? 0) + (two.CapacityUnits ?? 0);
  const table = (one.Table?.CapacityUnits ?? 0) + (two.Table?.CapacityUnits ?? 0);
  return { ...two, CapacityUnits: units, ...(two.Table && { Table: { CapacityUnits: table } }) };
}
