import { expect, test } from 'vitest';
import { createTestDynamodb, tableInput } from '../dynamodb.fixture.ts';

const keys = (...ids: string[]) => ids.map((id) => ({ id: { S: id } }));

test('answers what there is of several tables, with the units of each', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput({ name: 'Aaa' }));
  await call('CreateTable', tableInput({ name: 'Bbb' }));
  await call('PutItem', { TableName: 'Aaa', Item: { id: { S: '1' }, a: { S: 'x' } } });
  await call('PutItem', { TableName: 'Bbb', Item: { id: { S: '1' } } });
  expect(
    await call('BatchGetItem', {
      RequestItems: {
        Aaa: { Keys: keys('1', '2'), ProjectionExpression: 'a', ConsistentRead: true },
        Bbb: { Keys: keys('1') },
      },
      ReturnConsumedCapacity: 'TOTAL',
    }),
  ).toEqual({
    Responses: { Aaa: [{ a: { S: 'x' } }], Bbb: [{ id: { S: '1' } }] },
    UnprocessedKeys: {},
    ConsumedCapacity: [
      { TableName: 'Aaa', CapacityUnits: 2 },
      { TableName: 'Bbb', CapacityUnits: 0.5 },
    ],
  });
});

test('what does not fit into 16 MB is left as UnprocessedKeys', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  const ids = Array.from({ length: 50 }, (_, index) => `id-${index}`);
  for (const id of ids)
    await call('PutItem', { TableName: 'Orders', Item: { id: { S: id }, body: { S: 'x'.repeat(380_000) } } });
  const first = await call('BatchGetItem', { RequestItems: { Orders: { Keys: keys(...ids), ConsistentRead: true } } });
  expect(first.Responses?.['Orders']).toHaveLength(44);
  expect(first.UnprocessedKeys?.['Orders']).toEqual({ Keys: keys(...ids.slice(44)), ConsistentRead: true });
  const rest = await call('BatchGetItem', { RequestItems: first.UnprocessedKeys as never });
  expect(rest.Responses?.['Orders']).toHaveLength(6);
});

test.each([
  [{}, 'BatchGetItem must have some requests set'],
  [{ Orders: { Keys: keys('1', '1') } }, 'Provided list of item keys contains duplicates'],
  [{ Orders: { Keys: [{}, {}] } }, 'Provided list of item keys contains duplicates'],
  [{ Nowhere: { Keys: keys('1', '1') } }, 'Provided list of item keys contains duplicates'],
  [
    { Orders: { Keys: keys(...Array.from({ length: 101 }, (_, index) => `${index}`)) } },
    'Too many items requested for the BatchGetItem call',
  ],
  [{ Orders: { Keys: [{ zz: { S: '1' } }] } }, 'The provided key element does not match the schema'],
])('%.60j is refused', async (RequestItems, message) => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  await expect(call('BatchGetItem', { RequestItems })).rejects.toMatchObject({ code: 'ValidationException', message });
});

test('one missing table fails all', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  await expect(
    call('BatchGetItem', { RequestItems: { Orders: { Keys: keys('1') }, Nope: { Keys: keys('1') } } }),
  ).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
  });
});
