import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';

const dynamodb = new DynamoDBClient({});

/** Counts its attempts, then does the task; tasks of one type cannot be done. */
export async function handler(event: { readonly Records: readonly { readonly body: string }[] }): Promise<void> {
  for (const { body } of event.Records) {
    const task = JSON.parse(body) as { id: string; type: string };
    await dynamodb.send(
      new UpdateItemCommand({
        TableName: process.env['TABLE'],
        Key: { id: { S: task.id } },
        UpdateExpression: 'ADD attempts :one',
        ExpressionAttributeValues: { ':one': { N: '1' } },
      }),
    );
    if (task.type === 'impossible') throw new Error(`Task ${task.id} cannot be done`);
  }
}
