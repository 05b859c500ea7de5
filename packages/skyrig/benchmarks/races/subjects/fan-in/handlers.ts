import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const sqs = new SQSClient({});
const parts = process.env['PARTS'];

interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

interface Part {
  readonly job: string;
  readonly part: string;
  readonly of: number;
}

/** Marks a part as done; when it was the last one, tells that the job is. */
export async function count({ Records }: QueueEvent): Promise<void> {
  for (const { body } of Records) {
    const { job, part, of } = JSON.parse(body) as Part;
    await db.send(new PutCommand({ TableName: parts, Item: { job, part } }));
    const { Count } = await db.send(
      new QueryCommand({
        TableName: parts,
        KeyConditionExpression: 'job = :job',
        ExpressionAttributeValues: { ':job': job },
        Select: 'COUNT',
        ConsistentRead: true,
      }),
    );
    if (Count !== of) continue;
    await sqs.send(new SendMessageCommand({ QueueUrl: process.env['RESULTS_URL'], MessageBody: job }));
  }
}
