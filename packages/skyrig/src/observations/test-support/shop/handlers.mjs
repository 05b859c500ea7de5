import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const dynamodb = new DynamoDBClient({});
const sqs = new SQSClient({});
const lambda = new LambdaClient({});

const put = (TableName, id) => dynamodb.send(new PutItemCommand({ TableName, Item: { id: { S: id } } }));

/** Stores an order and queues it. */
export async function api() {
  await put(process.env.ORDERS, 'o-1');
  await sqs.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: '{"id":"o-1"}' }));
  return { statusCode: 201 };
}

/** Has another function do its work. */
export async function worker({ Records }) {
  for (const { body } of Records) {
    if (body.includes('poison')) throw new Error('cannot process this');
    await lambda.send(new InvokeCommand({ FunctionName: process.env.CALLED, Payload: body }));
  }
}

/** Writes down what changed. */
export async function streamer({ Records }) {
  for (const { dynamodb: change } of Records) await put(process.env.AUDIT, change.Keys.id.S);
}

export async function called() {
  await put(process.env.AUDIT, 'called');
}

export async function idle() {}
