import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb-streams';
import { createCloud, type Cloud } from '../../../src/index.ts';
import { createTableInput, type TableShape } from '../model/table-shape.ts';
import { asPlain, isRecord, sortBy, type Plain } from './plain.ts';

/** One of the two that are compared: clients, and the streams of the tables of this sequence. */
export interface Side {
  readonly dynamodb: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
  readonly streamArns: Map<string, string>;
}

const shared = { region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, maxAttempts: 1 };

export function sideAt(endpoint: string): Side {
  return {
    dynamodb: new DynamoDBClient({ ...shared, endpoint }),
    streams: new DynamoDBStreamsClient({ ...shared, endpoint }),
    streamArns: new Map(),
  };
}

function inProcess(cloud: Cloud): Side {
  return {
    dynamodb: cloud.client(DynamoDBClient, { maxAttempts: 1 }),
    streams: cloud.client(DynamoDBStreamsClient, { maxAttempts: 1 }),
    streamArns: new Map(),
  };
}

/** Ours, with the socket and without. Both see the same cloud. */
export interface Ours extends AsyncDisposable {
  readonly inProcess: Side;
  readonly overHttp: Side;
}

export async function openOurs(): Promise<Ours> {
  const cloud = createCloud({ account: '000000000000' });
  const direct = inProcess(cloud);
  const { url } = await cloud.listen({ port: 0 });
  return { inProcess: direct, overHttp: sideAt(url), [Symbol.asyncDispose]: () => cloud.close() };
}

export async function createTable({ dynamodb, streamArns }: Side, table: TableShape): Promise<void> {
  const { TableDescription } = await dynamodb.send(new CreateTableCommand(createTableInput(table)));
  if (TableDescription?.LatestStreamArn !== undefined) streamArns.set(table.name, TableDescription.LatestStreamArn);
}

export async function deleteTable({ dynamodb }: Side, table: TableShape): Promise<void> {
  await dynamodb.send(new DeleteTableCommand({ TableName: table.name }));
}

/** The same text for numbers that are equal. */
function keyText(key: Readonly<Record<string, AttributeValue>>): string {
  return JSON.stringify(
    Object.entries(key)
      .map(([name, { S, N, B }]) => [name, S, N === undefined ? N : Number(N), B])
      .sort(),
  );
}

function withoutKey(record: Plain): Plain {
  return isRecord(record) ? Object.fromEntries(Object.entries(record).filter(([name]) => name !== 'key')) : record;
}

/** What the stream says happened to each item, in order; ids, sequence numbers and dates left out. */
export async function streamRecords({ streams, streamArns }: Side, table: TableShape): Promise<Plain[]> {
  const StreamArn = streamArns.get(table.name);
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const records: Plain[] = [];
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    const { ShardIterator } = await streams.send(
      new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
    );
    let iterator = ShardIterator;
    while (iterator !== undefined) {
      const { Records = [], NextShardIterator } = await streams.send(
        new GetRecordsCommand({ ShardIterator: iterator }),
      );
      for (const { eventName, dynamodb } of Records) {
        const { SequenceNumber: _number, ApproximateCreationDateTime: _date, ...rest } = dynamodb ?? {};
        records.push(asPlain({ key: keyText(rest.Keys ?? {}), eventName, ...rest }));
      }
      iterator = Records.length === 0 ? undefined : NextShardIterator;
    }
  }
  return sortBy(records, 'key').map(withoutKey);
}
