import { describe, expect, test } from 'vitest';
import { START_MS } from '../../dynamodb/dynamodb.fixture.ts';
import { createTestStream } from '../streams.fixture.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const Key = { id: { S: 'a' } };

describe('records', () => {
  test('say what happened to each item, oldest first', async () => {
    const { call, put, streams, fromStart } = await createTestStream();
    await put('a', '1');
    await put('a', '2');
    await call('DeleteItem', { TableName: 'Orders', Key });
    const { Records: records = [] } = await streams('GetRecords', { ShardIterator: await fromStart() });
    expect(records.map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
    expect(records[1]).toEqual({
      eventID: expect.stringMatching(/^[0-9a-f]{32}$/),
      eventName: 'MODIFY',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'us-east-1',
      dynamodb: {
        ApproximateCreationDateTime: new Date(START_MS),
        Keys: Key,
        OldImage: { ...Key, value: { S: '1' } },
        NewImage: { ...Key, value: { S: '2' } },
        SequenceNumber: '100000000000000000002',
        SizeBytes: 3 + 9 + 9,
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
    });
  });

  test.each([
    ['KEYS_ONLY' as const, []],
    ['NEW_IMAGE' as const, ['NewImage']],
    ['OLD_IMAGE' as const, ['OldImage']],
    ['NEW_AND_OLD_IMAGES' as const, ['NewImage', 'OldImage']],
  ])('of %s have the images %j', async (viewType, images) => {
    const { put, streams, fromStart } = await createTestStream(viewType);
    await put('a', '1');
    await put('a', '2');
    const { Records: records = [] } = await streams('GetRecords', { ShardIterator: await fromStart() });
    expect(Object.keys(records[1]?.dynamodb ?? {}).filter((name) => name.endsWith('Image'))).toEqual(images);
  });

  test('are not written when nothing changes, or when a write fails', async () => {
    const { call, put, streams, fromStart, polled, StreamArn } = await createTestStream();
    await put('a');
    await put('a');
    await call('DeleteItem', { TableName: 'Orders', Key: { id: { S: 'none' } } });
    const failing = {
      TableName: 'Orders',
      Item: { ...Key, value: { S: 'y' } },
      ConditionExpression: 'attribute_exists(zz)',
    };
    await expect(call('PutItem', failing)).rejects.toMatchObject({ code: 'ConditionalCheckFailedException' });
    expect(await streams('GetRecords', { ShardIterator: await fromStart() })).toMatchObject({
      Records: [{ eventName: 'INSERT' }],
    });
    expect(polled).toEqual([StreamArn]);
  });

  test('have the steps that wrote them as causes of the step that reads them', async () => {
    const { put, streams, fromStart, kernel } = await createTestStream();
    await put('a');
    const wrote = kernel.lastSeq;
    await streams('GetRecords', { ShardIterator: await fromStart() });
    expect(kernel.trace.records.at(-1)?.causes).toContain(wrote);
  });
});

describe('iterators', () => {
  test('go on where the last page ended', async () => {
    const { put, streams, fromStart } = await createTestStream();
    for (const id of ['a', 'b', 'c']) await put(id);
    const first = await streams('GetRecords', { ShardIterator: await fromStart(), Limit: 2 });
    expect(first.Records).toHaveLength(2);
    const second = await streams('GetRecords', { ShardIterator: first.NextShardIterator ?? '' });
    expect(second.Records).toMatchObject([{ dynamodb: { Keys: { id: { S: 'c' } } } }]);
    await put('d');
    const third = await streams('GetRecords', { ShardIterator: second.NextShardIterator ?? '' });
    expect(third.Records).toHaveLength(1);
  });

  test('expire after 15 minutes', async () => {
    const { streams, fromStart, time } = await createTestStream();
    const iterator = await fromStart();
    await time.advance(15 * 60 * 1000);
    await streams('GetRecords', { ShardIterator: iterator });
    await time.advance(1);
    await expect(streams('GetRecords', { ShardIterator: iterator })).rejects.toMatchObject({
      code: 'ExpiredIteratorException',
    });
  });

  test('end when the stream is disabled and has been read', async () => {
    const { call, put, streams, fromStart, StreamArn } = await createTestStream();
    await put('a');
    await call('DeleteTable', { TableName: 'Orders' });
    const page = await streams('GetRecords', { ShardIterator: await fromStart() });
    expect(page.Records).toHaveLength(1);
    expect(page).not.toHaveProperty('NextShardIterator');
    expect(await streams('DescribeStream', { StreamArn })).toMatchObject({
      StreamDescription: { StreamStatus: 'DISABLED' },
    });
  });

  test('that are none are refused', async () => {
    const { streams } = await createTestStream();
    await expect(streams('GetRecords', { ShardIterator: 'zz' })).rejects.toMatchObject({ code: 'ValidationException' });
  });
});

describe('after a day', () => {
  test('records are gone, and a disabled stream with them', async () => {
    const { call, put, streams, fromStart, time, StreamArn } = await createTestStream();
    await put('a');
    await time.advance(DAY_MS / 2);
    await put('b');
    await time.advance(DAY_MS / 2);
    expect(await streams('GetRecords', { ShardIterator: await fromStart() })).toMatchObject({
      Records: [{ dynamodb: { Keys: { id: { S: 'b' } } } }],
    });
    await call('UpdateTable', { TableName: 'Orders', StreamSpecification: { StreamEnabled: false } });
    await time.advance(DAY_MS);
    await expect(streams('DescribeStream', { StreamArn })).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
  });
});
