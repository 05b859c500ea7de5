import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { ClientConfiguration } from '@skyrig/cloud';

import { timeEach, type Measurements } from './measure.ts';
import { messageBody, orderItem, tableName } from './requests.ts';

export const clientsOf = (url: string): Omit<ClientConfiguration, 'requestHandler'> => ({
  endpoint: url,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

/** Latencies through the official clients, µs each: signing, writing and reading of documents included. */
export async function timeSdkOperations(
  configuration: Omit<ClientConfiguration, 'requestHandler'>,
  { count, items, QueueUrl }: { readonly count: number; readonly items: number; readonly QueueUrl: string },
): Promise<Measurements> {
  const dynamodb = new DynamoDBClient(configuration);
  const sqs = new SQSClient(configuration);
  const indexes = Array.from({ length: count }, (_, index) => index % items);
  const handles: (string | undefined)[] = [];
  type Item = NonNullable<ConstructorParameters<typeof PutItemCommand>[0]['Item']>;
  const measurements = {
    PutItem: await timeEach(indexes, (index) =>
      dynamodb.send(new PutItemCommand({ TableName: tableName, Item: orderItem(index) as Item })),
    ),
    GetItem: await timeEach(indexes, (index) =>
      dynamodb.send(new GetItemCommand({ TableName: tableName, Key: { id: { S: `order-${index}` } } })),
    ),
    SendMessage: await timeEach(indexes, (index) =>
      sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: messageBody(index) })),
    ),
    ReceiveMessage: await timeEach(indexes, async () => {
      const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
      handles.push(Messages?.[0]?.ReceiptHandle);
    }),
    DeleteMessage: await timeEach(handles, (ReceiptHandle) =>
      sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle })),
    ),
  };
  dynamodb.destroy();
  sqs.destroy();
  return measurements;
}
