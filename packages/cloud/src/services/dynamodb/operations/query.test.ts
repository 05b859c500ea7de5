import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTestDynamodb, tableInput, type TestDynamodb } from '../dynamodb.fixture.ts';

const TableName = 'Orders';

/** Partition `id`, sort key `seq`, a local index by `rank` that holds `note`, a global index by `state` and `rank` with keys only. */
async function create(count: number): Promise<TestDynamodb> {
  const cloud = await createTestDynamodb();
  const input = tableInput({ sort: true });
  const rank = { AttributeName: 'rank', KeyType: 'RANGE' as const };
  await cloud.call('CreateTable', {
    ...input,
    AttributeDefinitions: [
      ...(input.AttributeDefinitions ?? []),
      { AttributeName: 'rank', AttributeType: 'N' },
      { AttributeName: 'state', AttributeType: 'S' },
    ],
    LocalSecondaryIndexes: [
      {
        IndexName: 'ByRank',
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }, rank],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['note'] },
      },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'ByState',
        KeySchema: [{ AttributeName: 'state', KeyType: 'HASH' }, rank],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
  });
  for (let at = 0; at < count; at += 1) {
    await cloud.call('PutItem', { TableName, Item: itemAt(at) });
  }
  return cloud;
}

const itemAt = (at: number) => ({
  id: { S: 'a' },
  seq: { N: String(at) },
  rank: { N: String(-at % 3) },
  state: { S: at % 2 ? 'odd' : 'even' },
  note: { S: `note ${at}` },
  body: { S: 'x'.repeat(5000) },
});
const byId = { TableName, KeyConditionExpression: 'id = :id', ExpressionAttributeValues: { ':id': { S: 'a' } } };
const byState = {
  TableName,
  IndexName: 'ByState',
  KeyConditionExpression: '#s = :s',
  ExpressionAttributeNames: { '#s': 'state' },
};
const byRank = { ...byId, IndexName: 'ByRank' };
const even = { ...byState, ExpressionAttributeValues: { ':s': { S: 'even' } } };
const ats = (items: readonly Record<string, { N?: string | undefined }>[] = []) =>
  items.map(({ seq }) => Number(seq?.N));

describe('order and ranges', () => {
  test.each([
    ['seq = :x', [3]],
    ['seq < :x', [0, 1, 2]],
    ['seq <= :x', [0, 1, 2, 3]],
    ['seq > :x', [4, 5, 10, 11]],
    ['seq >= :x', [3, 4, 5, 10, 11]],
    ['seq BETWEEN :x AND :y', [3, 4, 5, 10]],
  ])('%s', async (condition, expected) => {
    const { call } = await create(0);
    for (const at of [10, 3, 0, 4, 11, 1, 5, 2]) await call('PutItem', { TableName, Item: itemAt(at) });
    const values = condition.includes(':y') ? { ':x': { N: '3' }, ':y': { N: '10' } } : { ':x': { N: '3' } };
    const query = {
      TableName,
      KeyConditionExpression: `id = :id AND ${condition}`,
      ExpressionAttributeValues: { ':id': { S: 'a' }, ...values },
    };
    expect(ats((await call('Query', query)).Items as never)).toEqual(expected);
    expect(ats((await call('Query', { ...query, ScanIndexForward: false })).Items as never)).toEqual(
      [...expected].reverse(),
    );
  });

  test('begins_with finds all that begin so, of strings in the order of their bytes', async () => {
    const { call } = await createTestDynamodb();
    await call('CreateTable', {
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'id', AttributeType: 'S' },
        { AttributeName: 'name', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'id', KeyType: 'HASH' },
        { AttributeName: 'name', KeyType: 'RANGE' },
      ],
    });
    const names = ['ab', 'a', 'ab\u{1f600}', 'ab\uffee', 'aba', 'ac', 'ab\0'];
    for (const name of names) await call('PutItem', { TableName, Item: { id: { S: 'a' }, name: { S: name } } });
    const { Items: items = [] } = await call('Query', {
      TableName,
      KeyConditionExpression: 'id = :id AND begins_with(#n, :p)',
      ExpressionAttributeNames: { '#n': 'name' },
      ExpressionAttributeValues: { ':id': { S: 'a' }, ':p': { S: 'ab' } },
    });
    expect(items.map(({ name }) => name?.S)).toEqual(['ab', 'ab\0', 'aba', 'ab\uffee', 'ab\u{1f600}']);
  });
});

describe('pages', () => {
  test('any page size gives the same items, in the table and in both kinds of index', async () => {
    const { call } = await create(12);
    const all = async (query: Parameters<typeof call<'Query'>>[1], Limit: number): Promise<unknown[]> => {
      const items: unknown[] = [];
      for (let start = query.ExclusiveStartKey, first = true; first || start; first = false) {
        const page = await call('Query', { ...query, Limit, ...(start && { ExclusiveStartKey: start }) });
        items.push(...(page.Items ?? []));
        start = page.LastEvaluatedKey;
      }
      return items;
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(byId, byRank, even),
        fc.integer({ min: 1, max: 13 }),
        fc.boolean(),
        async (base, size, forward) => {
          const query = { ...base, ScanIndexForward: forward };
          expect(await all(query, size)).toEqual((await call('Query', query)).Items);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a page ends with the item that crosses 1 MB', async () => {
    const { call } = await create(0);
    for (let at = 0; at < 6; at += 1) {
      await call('PutItem', {
        TableName,
        Item: { id: { S: 'a' }, seq: { N: String(at) }, body: { S: 'x'.repeat(300 * 1024) } },
      });
    }
    expect(await call('Query', { ...byId, Select: 'COUNT', ReturnConsumedCapacity: 'TOTAL' })).toEqual({
      Count: 4,
      ScannedCount: 4,
      LastEvaluatedKey: { id: { S: 'a' }, seq: { N: '3' } },
      ConsumedCapacity: { TableName, CapacityUnits: 150.5 },
    });
  });

  test('the last page of a limit has a LastEvaluatedKey too; a filter counts what it scanned', async () => {
    const { call } = await create(4);
    const page = await call('Query', { ...byId, Limit: 4, FilterExpression: 'note = :id' });
    expect(page).toMatchObject({ Count: 0, ScannedCount: 4, LastEvaluatedKey: { seq: { N: '3' } } });
  });

  test.each([
    [
      byId,
      { id: { S: 'a' } },
      'The provided starting key is invalid: The provided key element does not match the schema',
    ],
    [
      byId,
      { id: { S: 'a' }, seq: { S: '1' } },
      'The provided starting key is invalid: The provided key element does not match the schema',
    ],
    [
      byId,
      { id: { S: 'b' }, seq: { N: '1' } },
      'The provided starting key is outside query boundaries based on provided conditions',
    ],
    [even, { id: { S: 'a' }, seq: { N: '1' } }, 'The provided starting key is invalid'],
  ])('%j does not begin at %j', async (query, ExclusiveStartKey, message) => {
    const { call } = await create(1);
    await expect(call('Query', { ...query, ExclusiveStartKey })).rejects.toMatchObject({
      code: 'ValidationException',
      message,
    });
  });

  test('a start outside of the range of the sort key is refused', async () => {
    const { call } = await create(1);
    const query = {
      ...byId,
      KeyConditionExpression: 'id = :id AND seq > :x',
      ExpressionAttributeValues: { ':id': { S: 'a' }, ':x': { N: '2' } },
    };
    await expect(
      call('Query', { ...query, ExclusiveStartKey: { id: { S: 'a' }, seq: { N: '1' } } }),
    ).rejects.toMatchObject({
      message: 'The provided starting key does not match the range key predicate',
    });
  });
});

describe('indexes', () => {
  test('hold what they project', async () => {
    const { call } = await create(1);
    const { body: _body, ...local } = itemAt(0);
    const { state: _state, ...held } = local;
    expect((await call('Query', byRank)).Items).toEqual([held]);
    const { note: _note, ...keys } = local;
    expect((await call('Query', even)).Items).toEqual([keys]);
  });

  test('are sparse, and follow updates and deletes', async () => {
    const { call } = await create(2);
    await call('UpdateItem', {
      TableName,
      Key: { id: { S: 'a' }, seq: { N: '0' } },
      UpdateExpression: 'REMOVE #s',
      ExpressionAttributeNames: { '#s': 'state' },
    });
    expect(await call('Query', even)).toMatchObject({ Count: 0 });
    expect(await call('Query', byRank)).toMatchObject({ Count: 2 });
    await call('DeleteItem', { TableName, Key: { id: { S: 'a' }, seq: { N: '0' } } });
    expect(await call('Query', byRank)).toMatchObject({ Count: 1 });
  });

  test('a local index gets from the table what it lacks, at the price of reading it', async () => {
    const { call } = await create(2);
    const INDEXES = { ReturnConsumedCapacity: 'INDEXES' as const };
    expect(await call('Query', { ...byRank, ...INDEXES })).toMatchObject({
      ConsumedCapacity: {
        CapacityUnits: 0.5,
        Table: { CapacityUnits: 0 },
        LocalSecondaryIndexes: { ByRank: { CapacityUnits: 0.5 } },
      },
    });
    const whole = await call('Query', { ...byRank, ...INDEXES, Select: 'ALL_ATTRIBUTES' });
    expect(whole).toMatchObject({ ConsumedCapacity: { CapacityUnits: 2.5, Table: { CapacityUnits: 2 } } });
    expect(whole.Items?.[0]).toHaveProperty('body');
  });

  test.each([
    [
      { ...even, Select: 'ALL_ATTRIBUTES' as const },
      'Select type ALL_ATTRIBUTES is not supported for global secondary index ByState',
    ],
    [{ ...even, ProjectionExpression: 'note' }, 'Global secondary index ByState does not project [note]'],
    [
      { ...even, FilterExpression: 'note = :s' },
      'Secondary index ByState does not project one or more filter attributes: [note]',
    ],
    [{ ...even, ConsistentRead: true }, 'Consistent reads are not supported on global secondary indexes'],
    [{ ...byId, IndexName: 'Nope' }, 'The table does not have the specified index: Nope'],
    [
      { ...byId, Select: 'ALL_PROJECTED_ATTRIBUTES' as const },
      'ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName',
    ],
    [
      { ...byId, Select: 'COUNT' as const, ProjectionExpression: 'note' },
      'Cannot specify the ProjectionExpression when choosing to get only the Count',
    ],
    [{ TableName }, 'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.'],
    [
      { ...byId, FilterExpression: 'seq > :id' },
      'Filter Expression can only contain non-primary key attributes: Primary key attribute: seq',
    ],
    [{ ...byId, IndexName: 'ByState' }, 'Query condition missed key schema element: state'],
  ])('%.90j is refused', async (query, message) => {
    const { call } = await create(1);
    await expect(call('Query', query)).rejects.toMatchObject({
      code: 'ValidationException',
      message: expect.stringContaining(message),
    });
  });
});

test('the trace has the partition and each item with its version', async () => {
  const { call, accesses } = await create(2);
  await call('Query', { ...byId, ProjectionExpression: 'note', FilterExpression: 'attribute_exists(body)' });
  expect(accesses()).toMatchObject([
    { key: 'id="a",seq=*', kind: 'read' },
    { key: 'id="a",seq=0', versionBefore: 2, attributes: ['id', 'seq', 'note', 'body'], consistent: false },
    { key: 'id="a",seq=1', versionBefore: 3 },
  ]);
  await call('Query', even);
  expect(accesses()).toMatchObject([
    { resource: expect.stringContaining('/index/ByState'), key: 'state="even",rank=*' },
    { key: 'id="a",seq=0' },
  ]);
});
