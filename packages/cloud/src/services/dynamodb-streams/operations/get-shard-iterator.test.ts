import { expect, test } from 'vitest';
import { createTestStream } from '../streams.fixture.ts';

const SECOND = '100000000000000000002';

test.each([
  [{ ShardIteratorType: 'TRIM_HORIZON' as const }, ['a', 'b', 'c', 'new']],
  [{ ShardIteratorType: 'LATEST' as const }, ['new']],
  [{ ShardIteratorType: 'AT_SEQUENCE_NUMBER' as const, SequenceNumber: SECOND }, ['b', 'c', 'new']],
  [{ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const, SequenceNumber: SECOND }, ['c', 'new']],
])('%j', async (start, expected) => {
  const { put, streams, StreamArn, ShardId } = await createTestStream();
  for (const id of ['a', 'b', 'c']) await put(id);
  const { ShardIterator: iterator = '' } = await streams('GetShardIterator', { StreamArn, ShardId, ...start });
  expect(iterator.startsWith(`${StreamArn}|1|`)).toBe(true);
  await put('new');
  const { Records: records = [] } = await streams('GetRecords', { ShardIterator: iterator });
  expect(records.map(({ dynamodb }) => dynamodb?.Keys?.['id']?.S)).toEqual(expected);
});

test('a sequence number that was trimmed is TrimmedDataAccessException', async () => {
  const { put, streams, time, StreamArn, ShardId } = await createTestStream();
  await put('a');
  await put('b');
  await time.advance(24 * 60 * 60 * 1000);
  const start = { ShardIteratorType: 'AT_SEQUENCE_NUMBER' as const, SequenceNumber: SECOND };
  await expect(streams('GetShardIterator', { StreamArn, ShardId, ...start })).rejects.toMatchObject({
    code: 'TrimmedDataAccessException',
  });
});

test('streams, shards and numbers that are not there are refused', async () => {
  const { streams, StreamArn, ShardId } = await createTestStream();
  const latest = { ShardIteratorType: 'LATEST' as const };
  await expect(streams('GetShardIterator', { StreamArn: `${StreamArn}x`, ShardId, ...latest })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
    message: `Requested resource not found: Stream: ${StreamArn}x not found`,
  });
  await expect(streams('GetShardIterator', { StreamArn, ShardId: 'shard-zz', ...latest })).rejects.toMatchObject({
    code: 'ResourceNotFoundException',
  });
  const at = { StreamArn, ShardId, ShardIteratorType: 'AT_SEQUENCE_NUMBER' as const };
  await expect(streams('GetShardIterator', at)).rejects.toMatchObject({ code: 'ValidationException' });
  await expect(streams('GetShardIterator', { ...at, SequenceNumber: SECOND })).rejects.toMatchObject({
    code: 'ValidationException',
  });
});
