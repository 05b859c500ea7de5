import fc, { type Arbitrary } from 'fast-check';
import { requiredCondition, placeholdersOf } from './expressions.ts';
import { compact, deleteOf, getOf, once, putOf, updateOf, type Input } from './item-steps.ts';
import { changeOf, existsOf, pointReadOf, selectOf } from './statements.ts';
import type { Step } from './step.ts';
import type { TableShape } from './table-shape.ts';
import { itemOf, keyOf } from './values.ts';

type Tables = readonly [TableShape, TableShape];
const capacity = fc.constantFrom(undefined, undefined, undefined, 'TOTAL', 'INDEXES');
const either = ([main, other]: Tables): Arbitrary<TableShape> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(main) }, { weight: 1, arbitrary: fc.constant(other) });

function pick(input: Input, ...names: readonly string[]): Input {
  return Object.fromEntries(Object.entries(input).filter(([name]) => names.includes(name)));
}

function grouped<T>(entries: readonly (readonly [table: string, request: T])[]): Record<string, T[]> {
  const groups: Record<string, T[]> = {};
  for (const [table, request] of entries) (groups[table] ??= []).push(request);
  return groups;
}

function batchWriteOf(tables: Tables): Arbitrary<Step> {
  const request = either(tables).chain((table) =>
    fc
      .oneof(
        itemOf(table).map((Item): Input => ({ PutRequest: { Item } })),
        keyOf(table).map((Key): Input => ({ DeleteRequest: { Key } })),
      )
      .map((one) => [table.name, one] as const),
  );
  return fc
    .tuple(fc.array(request, { minLength: 1, maxLength: 5 }), capacity)
    .map(([requests, ReturnConsumedCapacity]) =>
      once('BatchWriteItem', compact({ RequestItems: grouped(requests), ReturnConsumedCapacity })),
    );
}

function batchGetOf(tables: Tables): Arbitrary<Step> {
  const request = either(tables).chain((table) => keyOf(table).map((Key) => [table.name, Key] as const));
  return fc
    .tuple(
      fc.array(request, { minLength: 1, maxLength: 5 }),
      capacity,
      fc.constantFrom(
        {},
        { ProjectionExpression: 'pk, n' },
        { ProjectionExpression: 's, m.a, l[1]' },
        { AttributesToGet: ['pk', 'm'] },
      ),
    )
    .map(([requests, ReturnConsumedCapacity, projection]): Step => {
      const RequestItems = Object.fromEntries(
        Object.entries(grouped(requests)).map(([table, Keys]) => [table, { Keys, ...projection }]),
      );
      return { ...once('BatchGetItem', compact({ RequestItems, ReturnConsumedCapacity })), unordered: true };
    });
}

function transactGetOf(tables: Tables): Arbitrary<Step> {
  const get = either(tables)
    .chain(getOf)
    .map(({ input }) => ({ Get: pick(input, 'TableName', 'Key', 'ProjectionExpression', 'ExpressionAttributeNames') }));
  return fc
    .tuple(fc.array(get, { minLength: 1, maxLength: 4 }), capacity)
    .map(([TransactItems, ReturnConsumedCapacity]) =>
      once('TransactGetItems', compact({ TransactItems, ReturnConsumedCapacity })),
    );
}

const conditional = [
  'TableName',
  'ConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ReturnValuesOnConditionCheckFailure',
];

function transactWriteOf(tables: Tables): Arbitrary<Step> {
  const one = either(tables).chain((table) =>
    fc.oneof(
      putOf(table).map(({ input }): Input => ({ Put: pick(input, 'Item', ...conditional) })),
      updateOf(table).map(({ input }): Input => ({ Update: pick(input, 'Key', 'UpdateExpression', ...conditional) })),
      deleteOf(table).map(({ input }): Input => ({ Delete: pick(input, 'Key', ...conditional) })),
      fc
        .tuple(keyOf(table), requiredCondition, fc.constantFrom(undefined, 'ALL_OLD'))
        .map(([Key, ConditionExpression, ReturnValuesOnConditionCheckFailure]): Input => ({
          ConditionCheck: compact({
            TableName: table.name,
            Key,
            ConditionExpression,
            ReturnValuesOnConditionCheckFailure,
            ...placeholdersOf([ConditionExpression], table),
          }),
        })),
    ),
  );
  const token = fc.constantFrom(undefined, undefined, undefined, 'token-1', 'token-2');
  return fc
    .tuple(fc.array(one, { minLength: 1, maxLength: 4 }), capacity, token)
    .map(([TransactItems, ReturnConsumedCapacity, ClientRequestToken]) =>
      once('TransactWriteItems', compact({ TransactItems, ReturnConsumedCapacity, ClientRequestToken })),
    );
}

function statementStep(tables: Tables): Arbitrary<Step> {
  const one = either(tables).chain((table) =>
    fc.oneof({ weight: 2, arbitrary: selectOf(table) }, { weight: 3, arbitrary: changeOf(table) }),
  );
  return fc.tuple(one, capacity).map(([statement, ReturnConsumedCapacity]): Step => ({
    ...once('ExecuteStatement', compact({ ...statement, ReturnConsumedCapacity })),
    unordered: true,
  }));
}

function statementsStep(tables: Tables): Arbitrary<Step> {
  const list = (kind: 'read' | 'write' | 'check'): Arbitrary<object[]> =>
    fc.array(
      either(tables).chain((table) =>
        kind === 'read' ? pointReadOf(table) : kind === 'write' ? changeOf(table, false) : existsOf(table),
      ),
      { minLength: 1, maxLength: 3 },
    );
  const batch = fc
    .constantFrom<'read' | 'write'>('read', 'write')
    .chain(list)
    .map((Statements): Input => ({ Statements }));
  const checked = fc.tuple(list('check'), list('write')).map((lists) => lists.flat());
  const transaction = fc
    .oneof({ weight: 2, arbitrary: list('read') }, { weight: 3, arbitrary: list('write') }, checked)
    .map((TransactStatements): Input => ({ TransactStatements }));
  return fc
    .tuple(
      fc.oneof(
        batch.map((input) => ({ operation: 'BatchExecuteStatement' as const, input })),
        transaction.map((input) => ({ operation: 'ExecuteTransaction' as const, input })),
      ),
      capacity,
    )
    .map(([{ operation, input }, ReturnConsumedCapacity]) =>
      once(operation, compact({ ...input, ReturnConsumedCapacity })),
    );
}

/** Requests about several items, perhaps of two tables. */
export function groupStep(tables: Tables): Arbitrary<Step> {
  return fc.oneof(
    { weight: 2, arbitrary: batchWriteOf(tables) },
    { weight: 2, arbitrary: batchGetOf(tables) },
    { weight: 2, arbitrary: transactGetOf(tables) },
    { weight: 4, arbitrary: transactWriteOf(tables) },
    { weight: 3, arbitrary: statementStep(tables) },
    { weight: 2, arbitrary: statementsStep(tables) },
  );
}
