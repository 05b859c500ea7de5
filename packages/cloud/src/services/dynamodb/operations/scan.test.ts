import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { createTestDynamodb, tableInput, type TestDynamodb } from '../dynamodb.fixture.ts';

const TableName = 'Orders';

async function create(count: number): Promise<TestDynamodb> {
  const cloud = await createTestDynamodb();
  await cloud.call('CreateTable', tableInput());
  for (let id = 0; id < count; id += 1) {
    await cloud.call('PutItem', { TableName, Item: { id: { S: `id-${id}` }, n: { N: String(id) } } });
  }
  return cloud;
}

test('pages join to the whole, in the same order every time', async () => {
  const { call } = await create(25);
  const whole = await call('Scan', { TableName });
  expect(whole).toMatchObject({ Count: 25, ScannedCount: 25 });
  const items = [];
  for (let start: Record<string, AttributeValue> | undefined, first = true; first || start; first = false) {
    const page = await call('Scan', { TableName, Limit: 7, ...(start && { ExclusiveStartKey: start }) });
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  }
  expect(items).toEqual(whole.Items);
});

test('segments share the table without overlap', async () => {
  const { call } = await create(40);
  const found: (string | undefined)[] = [];
  for (let Segment = 0; Segment < 3; Segment += 1) {
    const { Items: items = [] } = await call('Scan', { TableName, Segment, TotalSegments: 3 });
    expect(items.length).toBeGreaterThan(4);
    found.push(...items.map(({ id }) => id?.S));
  }
  expect(found).toHaveLength(40);
  expect(new Set(found).size).toBe(40);
});

test.each([
  [
    { Segment: 1 },
    'The TotalSegments parameter is required but was not present in the request when Segment parameter is present',
  ],
  [
    { TotalSegments: 1 },
    'The Segment parameter is required but was not present in the request when parameter TotalSegments is present',
  ],
  [
    { Segment: 3, TotalSegments: 3 },
    'The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 3 is not less than TotalSegments: 3',
  ],
  [
    { ExclusiveStartKey: { id: { N: '1' } } },
    'The provided starting key is invalid: The provided key element does not match the schema',
  ],
])('%j is refused', async (change, message) => {
  const { call } = await create(1);
  await expect(call('Scan', { TableName, ...change })).rejects.toMatchObject({ code: 'ValidationException', message });
});

test('a start key of another segment is refused', async () => {
  const { call } = await create(20);
  const { LastEvaluatedKey: start } = await call('Scan', { TableName, Segment: 0, TotalSegments: 2, Limit: 1 });
  await expect(
    call('Scan', { TableName, Segment: 1, TotalSegments: 2, ExclusiveStartKey: start ?? {} }),
  ).rejects.toMatchObject({
    message: expect.stringContaining('Please use ExclusiveStartKey with correct Segment. TotalSegments: 2 Segment: 1'),
  });
});

test('a filter counts what passes and what was scanned', async () => {
  const { call } = await create(10);
  const scan = { TableName, FilterExpression: 'n >= :n', ExpressionAttributeValues: { ':n': { N: '7' } } };
  expect(await call('Scan', { ...scan, Select: 'COUNT' })).toEqual({ Count: 3, ScannedCount: 10 });
});
