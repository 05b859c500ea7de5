import { expect, test } from 'vitest';
import { createTestDynamodb, tableInput } from '../dynamodb.fixture.ts';

const put = (id: string) => ({ PutRequest: { Item: { id: { S: id } } } });
const remove = (id: string) => ({ DeleteRequest: { Key: { id: { S: id } } } });

test('puts and deletes; nothing is left unprocessed', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  await call('PutItem', { TableName: 'Orders', Item: { id: { S: 'old' } } });
  expect(
    await call('BatchWriteItem', {
      RequestItems: { Orders: [put('a'), put('b'), remove('old')] },
      ReturnConsumedCapacity: 'TOTAL',
    }),
  ).toEqual({
    UnprocessedItems: {},
    ConsumedCapacity: [{ TableName: 'Orders', CapacityUnits: 3 }],
  });
  const { Items: items = [] } = await call('Scan', { TableName: 'Orders' });
  expect(items.map(({ id }) => id?.S).sort()).toEqual(['a', 'b']);
});

test.each([
  [{}, 'BatchWriteItem cannot have a null or no requests set'],
  [{ Orders: [] }, 'The batch write request list for a table cannot be null or empty: Orders'],
  [{ Orders: [put('a'), remove('a')] }, 'Provided list of item keys contains duplicates'],
  [
    { Orders: Array.from({ length: 26 }, (_, index) => put(`${index}`)) },
    'Too many items requested for the BatchWriteItem call',
  ],
  [
    { Orders: [put('a'), { PutRequest: { Item: { zz: { S: 'b' } } } }] },
    'One or more parameter values were invalid: Missing the key id in the item',
  ],
  [
    { Orders: [{ ...put('a'), ...remove('b') }] },
    expect.stringContaining('must contain exactly one of the supported datatypes'),
  ],
])('%.60j is refused as a whole', async (RequestItems, message) => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  await expect(call('BatchWriteItem', { RequestItems })).rejects.toMatchObject({
    code: 'ValidationException',
    message,
  });
  expect(await call('Scan', { TableName: 'Orders' })).toMatchObject({ Count: 0 });
});
