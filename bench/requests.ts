import { setTimeout } from 'node:timers/promises';

/** Prepared requests as SDK clients write them, for Skyrig and its peers alike. */
export interface PreparedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

type Service = 'dynamodb' | 'sqs';
const targets: Readonly<Record<Service, string>> = { dynamodb: 'DynamoDB_20120810', sqs: 'AmazonSQS' };

export function prepareRequest(service: Service, operation: string, input: object): PreparedRequest {
  const body = Buffer.from(JSON.stringify(input));
  return {
    method: 'POST',
    path: '/',
    query: '',
    headers: {
      host: '127.0.0.1',
      'content-type': 'application/x-amz-json-1.0',
      'content-length': String(body.length),
      'x-amz-target': `${targets[service]}.${operation}`,
      'x-amz-date': '20261121T000000Z',
      authorization: `AWS4-HMAC-SHA256 Credential=test/20261121/us-east-1/${service}/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, Signature=${'0'.repeat(64)}`,
    },
    body,
  };
}

/** Anything that answers prepared requests: the gateway itself, or a server at the other end of a socket. */
export interface Door {
  send(request: PreparedRequest): Promise<Uint8Array>;
}

export async function callThrough(
  door: Door,
  service: Service,
  operation: string,
  input: object,
): Promise<Readonly<Record<string, unknown>>> {
  const body = await door.send(prepareRequest(service, operation, input));
  return JSON.parse(Buffer.from(body).toString() || '{}') as Readonly<Record<string, unknown>>;
}

export const tableName = 'Orders';

export const tableInput: object = {
  TableName: tableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
};

/** About 200 bytes: an item as applications have them. */
export function orderItem(index: number): object {
  return {
    id: { S: `order-${index}` },
    customer: { S: `customer-${index % 97}` },
    status: { S: 'PENDING' },
    amount: { N: String(index % 1000) },
    tags: { L: [{ S: 'bench' }, { S: 'order' }] },
    createdAt: { S: '2026-11-21T00:00:00.000Z' },
  };
}

export const messageBody = (index: number): string =>
  JSON.stringify({ id: `order-${index}`, type: 'order.created', amount: index % 1000, note: 'an ordinary message' });

export const putItem = (index: number): PreparedRequest =>
  prepareRequest('dynamodb', 'PutItem', { TableName: tableName, Item: orderItem(index) });

export const getItem = (index: number): PreparedRequest =>
  prepareRequest('dynamodb', 'GetItem', { TableName: tableName, Key: { id: { S: `order-${index}` } } });

export const sendMessage = (QueueUrl: string, index: number): PreparedRequest =>
  prepareRequest('sqs', 'SendMessage', { QueueUrl, MessageBody: messageBody(index) });

/** Creates the table and puts `count` items in. */
export async function fillTable(door: Door, count: number): Promise<void> {
  await callThrough(door, 'dynamodb', 'CreateTable', tableInput);
  // A peer may take its time to create a table, as AWS does.
  const describe = (): Promise<Record<string, unknown>> =>
    callThrough(door, 'dynamodb', 'DescribeTable', { TableName: tableName });
  while (((await describe())['Table'] as { TableStatus: string }).TableStatus !== 'ACTIVE') await setTimeout(10);
  for (let index = 0; index < count; index += 25) {
    const length = Math.min(25, count - index);
    const puts = Array.from({ length }, (_, offset) => ({ PutRequest: { Item: orderItem(index + offset) } }));
    await callThrough(door, 'dynamodb', 'BatchWriteItem', { RequestItems: { [tableName]: puts } });
  }
}

/** Creates a queue with `count` messages; answers its URL. */
export async function fillQueue(door: Door, count: number): Promise<string> {
  const { QueueUrl } = await callThrough(door, 'sqs', 'CreateQueue', { QueueName: 'bench' });
  for (let index = 0; index < count; index += 10) {
    const length = Math.min(10, count - index);
    const Entries = Array.from({ length }, (_, offset) => ({
      Id: `m${offset}`,
      MessageBody: messageBody(index + offset),
    }));
    await callThrough(door, 'sqs', 'SendMessageBatch', { QueueUrl, Entries });
  }
  return QueueUrl as string;
}
