import { expect, test } from 'vitest';
import { tableInput } from '../../dynamodb/dynamodb.fixture.ts';
import { createTestStream } from '../streams.fixture.ts';

test('lists streams of all tables or of one, page by page', async () => {
  const { call, streams, StreamArn } = await createTestStream();
  const StreamSpecification = { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' as const };
  await call('CreateTable', { ...tableInput({ name: 'Aaa' }), StreamSpecification });
  const orders = { StreamArn, StreamLabel: '2026-01-01T00:00:00.000', TableName: 'Orders' };
  expect(await streams('ListStreams', { TableName: 'Orders' })).toEqual({ Streams: [orders] });
  const first = await streams('ListStreams', { Limit: 1 });
  expect(first.Streams).toMatchObject([{ TableName: 'Aaa' }]);
  expect(await streams('ListStreams', { ExclusiveStartStreamArn: first.LastEvaluatedStreamArn })).toEqual({
    Streams: [orders],
  });
});
