import { expect, test } from 'vitest';
import { createTestDynamodb, START_MS, tableInput, type TestDynamodb } from '../dynamodb.fixture.ts';

const START_SECONDS = START_MS / 1000;
const specification = (Enabled: boolean, AttributeName = 'expires') => ({
  TableName: 'Orders',
  TimeToLiveSpecification: { AttributeName, Enabled },
});

async function put({ call }: TestDynamodb, id: string, expires: string): Promise<void> {
  await call('PutItem', { TableName: 'Orders', Item: { id: { S: id }, expires: { N: expires } } });
}

async function ids({ call }: TestDynamodb): Promise<(string | undefined)[]> {
  const { Items: items = [] } = await call('Scan', { TableName: 'Orders' });
  return items.map(({ id }) => id?.S).sort();
}

test('items go when they are due, those that were there before too', async () => {
  const cloud = await createTestDynamodb();
  await cloud.call('CreateTable', tableInput());
  await put(cloud, 'old', String(START_SECONDS + 60));
  await cloud.call('UpdateTimeToLive', specification(true));
  await put(cloud, 'new', String(START_SECONDS + 30));
  await put(cloud, 'later', String(START_SECONDS + 3600));
  await put(cloud, 'ancient', '1000');
  await cloud.time.advance(29_000);
  expect(await ids(cloud)).toEqual(['ancient', 'later', 'new', 'old']);
  await cloud.time.advance(31_000);
  expect(await ids(cloud)).toEqual(['ancient', 'later']);
});

test('an item whose time is moved on stays', async () => {
  const cloud = await createTestDynamodb();
  await cloud.call('CreateTable', tableInput());
  await cloud.call('UpdateTimeToLive', specification(true));
  await put(cloud, 'a', String(START_SECONDS + 10));
  await put(cloud, 'a', String(START_SECONDS + 1000));
  await cloud.time.advance(20_000);
  expect(await ids(cloud)).toEqual(['a']);
  await cloud.call('UpdateItem', {
    TableName: 'Orders',
    Key: { id: { S: 'a' } },
    UpdateExpression: 'REMOVE expires',
  });
  await cloud.time.advance(2_000_000);
  expect(await ids(cloud)).toEqual(['a']);
});

test('the stream says that the service deleted the item', async () => {
  const cloud = await createTestDynamodb();
  const { TableDescription: table } = await cloud.call('CreateTable', {
    ...tableInput(),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'OLD_IMAGE' },
  });
  await cloud.call('UpdateTimeToLive', specification(true));
  await put(cloud, 'a', String(START_SECONDS + 10));
  await cloud.time.advance(10_000);
  const arn = table?.LatestStreamArn ?? '';
  const [, record] = await cloud.inStep(
    ({ ports }) => ports.streams?.read(arn, ports.streams.shards(arn)?.[0] ?? '', undefined, 10) ?? [],
  );
  expect(record?.event).toMatchObject({
    eventName: 'REMOVE',
    userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
    dynamodb: { OldImage: { id: { S: 'a' } } },
  });
});

test('enabling twice, disabling twice and another attribute are refused', async () => {
  const { call } = await createTestDynamodb();
  await call('CreateTable', tableInput());
  await expect(call('UpdateTimeToLive', specification(false))).rejects.toMatchObject({
    message: 'TimeToLive is already disabled',
  });
  await call('UpdateTimeToLive', specification(true));
  await expect(call('UpdateTimeToLive', specification(true))).rejects.toMatchObject({
    message: 'TimeToLive is already enabled',
  });
  await expect(call('UpdateTimeToLive', specification(true, 'other'))).rejects.toMatchObject({
    message: 'TimeToLive is active on a different AttributeName: current AttributeName is expires',
  });
});

test('a snapshot carries what expires', async () => {
  const cloud = await createTestDynamodb();
  await cloud.call('CreateTable', tableInput());
  await cloud.call('UpdateTimeToLive', specification(true));
  await put(cloud, 'a', String(START_SECONDS + 10));
  const snapshot = cloud.kernel.snapshot();
  await cloud.time.advance(10_000);
  expect(await ids(cloud)).toEqual([]);
  cloud.kernel.restore(snapshot);
  expect(await ids(cloud)).toEqual(['a']);
  await cloud.time.advance(10_000);
  expect(await ids(cloud)).toEqual([]);
});
