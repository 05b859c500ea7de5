import { expect, test } from 'vitest';
import { createTestDynamodb, START_MS, tableInput } from '../dynamodb.fixture.ts';

test('hands out records as the event of a Lambda function carries them', async () => {
  const cloud = await createTestDynamodb();
  const { TableDescription: table } = await cloud.call('CreateTable', {
    ...tableInput(),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  });
  const arn = table?.LatestStreamArn ?? '';
  const bytes = new Uint8Array([1, 2, 3]);
  await cloud.call('PutItem', {
    TableName: 'Orders',
    Item: { id: { S: 'a' }, b: { B: bytes }, l: { L: [{ BS: [bytes] }] } },
  });
  await cloud.call('PutItem', { TableName: 'Orders', Item: { id: { S: 'b' } } });
  await cloud.inStep(({ ports }) => {
    const [shard = ''] = ports.streams?.shards(arn) ?? [];
    const [first, ...others] = ports.streams?.read(arn, shard, undefined, 1) ?? [];
    expect(others).toEqual([]);
    expect(first).toEqual({
      sequenceNumber: '100000000000000000001',
      approximateArrivalMs: START_MS,
      writtenBy: 2,
      event: {
        eventID: expect.any(String),
        eventName: 'INSERT',
        eventVersion: '1.1',
        eventSource: 'aws:dynamodb',
        awsRegion: 'us-east-1',
        eventSourceARN: arn,
        dynamodb: {
          ApproximateCreationDateTime: START_MS / 1000,
          Keys: { id: { S: 'a' } },
          NewImage: { id: { S: 'a' }, b: { B: 'AQID' }, l: { L: [{ BS: ['AQID'] }] } },
          SequenceNumber: '100000000000000000001',
          SizeBytes: expect.any(Number),
          StreamViewType: 'NEW_IMAGE',
        },
      },
    });
    expect(ports.streams?.read(arn, shard, first?.sequenceNumber, 10)).toMatchObject([
      { sequenceNumber: '100000000000000000002' },
    ]);
    expect(ports.streams?.latest(arn, shard)).toBe('100000000000000000002');
    expect(ports.streams?.shards(`${arn}x`)).toBeUndefined();
    expect(ports.streams?.read(arn, 'zz', undefined, 1)).toEqual([]);
  });
});
