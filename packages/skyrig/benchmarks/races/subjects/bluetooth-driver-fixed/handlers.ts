import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const devices = process.env['DEVICES'];
const findings = process.env['FINDINGS'];

const Key = { id: 'radio' };

/** Gives up one use; the last one stops the device. */
async function release(): Promise<void> {
  const { Attributes } = await db.send(
    new UpdateCommand({
      TableName: devices,
      Key,
      UpdateExpression: 'ADD pending :less',
      ExpressionAttributeValues: { ':less': -1 },
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  if (Attributes?.['pending'] !== 0) return;
  await db.send(
    new UpdateCommand({
      TableName: devices,
      Key,
      UpdateExpression: 'SET stopped = :yes',
      ExpressionAttributeValues: { ':yes': true },
    }),
  );
}

/** Uses the device unless it is stopping. */
export async function use(): Promise<void> {
  try {
    await db.send(
      new UpdateCommand({
        TableName: devices,
        Key,
        UpdateExpression: 'ADD pending :one',
        ConditionExpression: 'stopping = :no',
        ExpressionAttributeValues: { ':one': 1, ':no': false },
      }),
    );
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return;
    throw error;
  }
  const during = await db.send(new GetCommand({ TableName: devices, Key, ConsistentRead: true }));
  if (during.Item?.['stopped'] === true) {
    await db.send(new PutCommand({ TableName: findings, Item: { id: 'used-when-stopped' } }));
  }
  await release();
}

/** Stops the device as soon as nobody uses it. */
export async function stop(): Promise<void> {
  await db.send(
    new UpdateCommand({
      TableName: devices,
      Key,
      UpdateExpression: 'SET stopping = :yes',
      ExpressionAttributeValues: { ':yes': true },
    }),
  );
  await release();
}
