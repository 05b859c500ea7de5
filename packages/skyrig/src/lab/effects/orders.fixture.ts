import { DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { onTestFinished } from 'vitest';
import { TestCloud, type TestCloudOptions } from '../../rig/test-cloud.ts';

interface Order {
  readonly id: string;
  readonly total: number;
  readonly email: string;
}

/** Stores an order with a map in it, and tells a queue. */
async function take({ id, total, email }: Order): Promise<{ readonly accepted: string }> {
  await new DynamoDBClient({}).send(
    new PutItemCommand({
      TableName: 'Orders',
      Item: {
        id: { S: id },
        total: { N: String(total) },
        customer: { M: { email: { S: email }, isNew: { BOOL: true } } },
        updatedAt: { S: new Date().toISOString() },
      },
    }),
  );
  const QueueUrl = `${process.env['AWS_ENDPOINT_URL'] ?? ''}/000000000000/Mails`;
  await new SQSClient({}).send(
    new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ to: email, order: id }) }),
  );
  return { accepted: id };
}

/** Reads the order eventually consistently, and marks it as paid. */
async function pay({ id }: Order): Promise<void> {
  const client = new DynamoDBClient({});
  const { Item } = await client.send(new GetItemCommand({ TableName: 'Orders', Key: { id: { S: id } } }));
  if (!Item) throw new Error(`There is no order ${id}`);
  await client.send(
    new UpdateItemCommand({
      TableName: 'Orders',
      Key: { id: { S: id } },
      UpdateExpression: 'SET #status = :paid, paid = :total',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':paid': { S: 'PAID' }, ':total': Item['total'] ?? { N: '0' } },
    }),
  );
}

/** A cloud with a table Orders, a queue Mails and functions Take and Pay; closed when the test is over. */
export async function startOrders(options: TestCloudOptions = {}): Promise<TestCloud> {
  const cloud = await TestCloud.start({ environment: false, startTime: '2026-01-01T00:00:00Z', ...options });
  onTestFinished(() => cloud.close());
  const call = (service: string, operation: string, input: object): Promise<unknown> =>
    cloud.cloud.call(service, operation, { ...input });
  await call('dynamodb', 'CreateTable', {
    TableName: 'Orders',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  });
  await call('sqs', 'CreateQueue', { QueueName: 'Mails' });
  for (const [name, handler] of Object.entries({ Take: take, Pay: pay })) {
    cloud.cloud.registerHandler(name, handler);
    await call('lambda', 'CreateFunction', {
      FunctionName: name,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: 'arn:aws:iam::000000000000:role/f',
      Code: { S3Bucket: '__handler__', S3Key: name },
      Environment: { Variables: { AWS_ENDPOINT_URL: cloud.endpoint } },
    });
  }
  await cloud.settle({ leap: true });
  cloud.mark();
  return cloud;
}

export const order: Order = { id: 'o-1', total: 120, email: 'a@example.com' };
