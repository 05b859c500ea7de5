import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const lambda = new LambdaClient({});
const votes = process.env['VOTES'];
const leaders = process.env['LEADERS'];

interface Ballot {
  readonly node: string;
  readonly term: number;
  readonly candidate: string;
}

/** A node's answer to a candidate: at most one yes a term. */
export async function requestVote({ node, term, candidate }: Ballot): Promise<{ readonly isGranted: boolean }> {
  try {
    await db.send(
      new PutCommand({
        TableName: votes,
        Item: { id: `${node}/${term}`, candidate },
        ConditionExpression: 'attribute_not_exists(id) OR candidate = :candidate',
        ExpressionAttributeValues: { ':candidate': candidate },
      }),
    );
    return { isGranted: true };
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return { isGranted: false };
    throw error;
  }
}

/** Asks every node; leads with a majority. */
export async function campaign({ term, candidate }: Omit<Ballot, 'node'>): Promise<void> {
  const granted = await Promise.all(
    ['n1', 'n2', 'n3'].map(async (node) => {
      const { Payload } = await lambda.send(
        new InvokeCommand({
          FunctionName: process.env['REQUEST_VOTE_FUNCTION'],
          Payload: new TextEncoder().encode(JSON.stringify({ node, term, candidate })),
        }),
      );
      return (JSON.parse(new TextDecoder().decode(Payload)) as { readonly isGranted: boolean }).isGranted;
    }),
  );
  if (granted.filter(Boolean).length < 2) return;
  await db.send(new PutCommand({ TableName: leaders, Item: { id: `${term}/${candidate}` } }));
}
