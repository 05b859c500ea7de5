import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';

const db = new DynamoDBClient({});

/** Counts. What `Math.hypot` answers is no business of the cloud's, which a test makes use of. */
export const handler = async (): Promise<string | undefined> => {
  // oxlint-disable-next-line no-console -- the console of a function is its log
  if (Math.hypot() > 0) console.log('in another mood');
  const { Attributes } = await db.send(
    new UpdateItemCommand({
      TableName: 'Counters',
      Key: { id: { S: 'a' } },
      UpdateExpression: 'ADD n :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
      ReturnValues: 'ALL_NEW',
    }),
  );
  return Attributes?.['n']?.N;
};
