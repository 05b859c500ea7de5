import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const sqs = new SQSClient({});
const parts = process.env['PARTS'];
const jobs = process.env['JOBS'];

interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

interface Part {
  readonly job: string;
  readonly part: string;
  readonly of: number;
}

/** Whether this worker is the one that finishes the job. */
async function isFinisher(job: string): Promise<boolean> {
  try {
    await db.send(
      new PutCommand({ TableName: jobs, Item: { id: job }, ConditionExpression: 'attribute_not_exists(id)' }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
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
    if (Count !== of || !(await isFinisher(job))) continue;
    await sqs.send(new SendMessageCommand({ QueueUrl: process.env['RESULTS_URL'], MessageBody: job }));
  }
}
