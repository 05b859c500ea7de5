import { describe, expect, test } from 'vitest';
import { createTestDynamodb, START_MS, tableInput } from '../dynamodb.fixture.ts';

test('the answer says CREATING, and the table is active at once', async () => {
  const { call } = await createTestDynamodb();
  const { TableDescription: answer } = await call('CreateTable', tableInput());
  expect(answer).toMatchObject({
    TableStatus: 'CREATING',
    TableArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/Orders',
    CreationDateTime: new Date(START_MS),
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    ItemCount: 0,
  });
  await call('PutItem', { TableName: 'Orders', Item: { id: { S: '1' } } });
  expect(await call('DescribeTable', { TableName: 'Orders' })).toMatchObject({
    Table: { TableStatus: 'ACTIVE', ItemCount: 1 },
  });
});

test('a name that is taken is ResourceInUseException', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  await expect(call('CreateTable', tableInput())).rejects.toMatchObject({
    code: 'ResourceInUseException',
    message: 'Table already exists: Orders',
  });
});

test('a stream has a label, an ARN and one shard', async () => {
  const { call, streams } = await createTestDynamodb();
  const StreamSpecification = { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' as const };
  const { TableDescription: table } = await call('CreateTable', { ...tableInput(), StreamSpecification });
  expect(table).toMatchObject({ StreamSpecification, LatestStreamLabel: '2026-01-01T00:00:00.000' });
  expect(table?.LatestStreamArn).toBe(`${table?.TableArn}/stream/2026-01-01T00:00:00.000`);
  const { StreamDescription: stream } = await streams('DescribeStream', { StreamArn: table?.LatestStreamArn ?? '' });
  expect(stream?.Shards).toHaveLength(1);
});

describe('what does not fit together is refused before anything is made', () => {
  const index = (name: string, hash: string, range?: string) => ({
    IndexName: name,
    KeySchema: [
      { AttributeName: hash, KeyType: 'HASH' as const },
      ...(range === undefined ? [] : [{ AttributeName: range, KeyType: 'RANGE' as const }]),
    ],
    Projection: { ProjectionType: 'ALL' as const },
  });
  const throughput = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 };
  const attributes = (...names: string[]) =>
    names.map((name) => ({ AttributeName: name, AttributeType: 'S' as const }));
  const key = (...names: string[]) =>
    names.map((name, position) => ({
      AttributeName: name,
      KeyType: position === 0 ? ('HASH' as const) : ('RANGE' as const),
    }));
  const invalid = 'One or more parameter values were invalid: ';

  test.each([
    [
      'provisioned without throughput',
      { BillingMode: 'PROVISIONED' as const },
      `${invalid}ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED`,
    ],
    [
      'on demand with throughput',
      { ProvisionedThroughput: throughput },
      `${invalid}Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST`,
    ],
    [
      'an undefined key',
      { KeySchema: key('zz') },
      `${invalid}Some index key attributes are not defined in AttributeDefinitions. Keys: [zz], AttributeDefinitions: [id]`,
    ],
    [
      'an undefined sort key',
      { KeySchema: key('id', 'zz') },
      'Invalid KeySchema: Some index key attribute have no definition',
    ],
    [
      'one name twice',
      { KeySchema: key('id', 'id') },
      'Both the Hash Key and the Range Key element in the KeySchema have the same name',
    ],
    [
      'no hash key',
      { KeySchema: [{ AttributeName: 'id', KeyType: 'RANGE' as const }] },
      'Invalid KeySchema: The first KeySchemaElement is not a HASH key type',
    ],
    [
      'unused attributes',
      { AttributeDefinitions: attributes('id', 'zz') },
      `${invalid}Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions`,
    ],
    [
      'unused attributes beside an index',
      { AttributeDefinitions: attributes('id', 'zz'), GlobalSecondaryIndexes: [index('ByIdd', 'id')] },
      `${invalid}Some AttributeDefinitions are not used. AttributeDefinitions: [id, zz], keys used: [id]`,
    ],
    ['an empty list of indexes', { GlobalSecondaryIndexes: [] }, `${invalid}List of GlobalSecondaryIndexes is empty`],
    [
      'a local index without table sort key',
      { LocalSecondaryIndexes: [index('ByIdd', 'id', 'id')] },
      `${invalid}Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex`,
    ],
    [
      'a local index of another partition key',
      {
        AttributeDefinitions: attributes('id', 'at'),
        KeySchema: key('id', 'at'),
        LocalSecondaryIndexes: [index('ByAtt', 'at', 'id')],
      },
      `${invalid}Index KeySchema does not have the same leading hash key as table KeySchema for index: ByAtt. index hash key: at, table hash key: id`,
    ],
    [
      'one index name twice',
      { GlobalSecondaryIndexes: [index('ByIdd', 'id'), index('ByIdd', 'id')] },
      `${invalid}Duplicate index name: ByIdd`,
    ],
    [
      'projected attributes of a whole projection',
      {
        GlobalSecondaryIndexes: [
          { ...index('ByIdd', 'id'), Projection: { ProjectionType: 'ALL' as const, NonKeyAttributes: ['x'] } },
        ],
      },
      `${invalid}ProjectionType is ALL, but NonKeyAttributes is specified`,
    ],
    [
      'a stream without view type',
      { StreamSpecification: { StreamEnabled: true } },
      'Invalid StreamViewType: Stream ViewType must not be null or empty when enabling streams.',
    ],
  ])('%s', async (_name, change, message) => {
    const { call } = await createTestDynamodb();
    await expect(call('CreateTable', { ...tableInput(), ...change })).rejects.toMatchObject({
      code: 'ValidationException',
      message,
    });
    expect(await call('ListTables', {})).toEqual({ TableNames: [] });
  });
});
