import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const claims = process.env['CLAIMS'];
const cards = process.env['CARDS'];
const charges = process.env['CHARGES'];

interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

interface Attempt {
  readonly order: string;
  readonly attempt: string;
}

async function unlessConditionFails(send: Promise<unknown>): Promise<boolean> {
  try {
    await send;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Whether the attempt may go on: nobody has the claim, or it has lasted too long. */
function claim({ order, attempt }: Attempt): Promise<boolean> {
  return unlessConditionFails(
    db.send(
      new PutCommand({
        TableName: claims,
        Item: { id: order, owner: attempt, status: 'INPROGRESS' },
        ConditionExpression: 'attribute_not_exists(id) OR #status = :expired',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':expired': 'EXPIRED' },
      }),
    ),
  );
}

/** Gives the claim up if it is still this attempt's, so that another one can begin. */
async function giveUp({ order, attempt }: Attempt): Promise<void> {
  await unlessConditionFails(
    db.send(
      new DeleteCommand({
        TableName: claims,
        Key: { id: order },
        ConditionExpression: '#owner = :attempt',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':attempt': attempt },
      }),
    ),
  );
}

/** Charges an order once: the attempt that holds its claim does. */
export async function pay({ Records }: QueueEvent): Promise<void> {
  for (const { body } of Records) {
    const { order, attempt } = JSON.parse(body) as Attempt;
    if (!(await claim({ order, attempt }))) {
      const { Item } = await db.send(new GetCommand({ TableName: claims, Key: { id: order }, ConsistentRead: true }));
      if (Item?.['status'] === 'COMPLETED') continue;
      throw new Error(`Order ${order} is in progress: try again later`);
    }
    const card = await db.send(new GetCommand({ TableName: cards, Key: { id: attempt }, ConsistentRead: true }));
    if (card.Item?.['isRefused'] === true) {
      await giveUp({ order, attempt });
      continue;
    }
    await db.send(new PutCommand({ TableName: charges, Item: { id: `${order}/${attempt}` } }));
    await db.send(new PutCommand({ TableName: claims, Item: { id: order, owner: attempt, status: 'COMPLETED' } }));
  }
}

/** Says that a claim has lasted too long, if it is still this attempt's. */
export async function expire({ order, attempt }: Attempt): Promise<void> {
  await unlessConditionFails(
    db.send(
      new UpdateCommand({
        TableName: claims,
        Key: { id: order },
        UpdateExpression: 'SET #status = :expired',
        ConditionExpression: '#owner = :attempt AND #status = :inProgress',
        ExpressionAttributeNames: { '#owner': 'owner', '#status': 'status' },
        ExpressionAttributeValues: { ':expired': 'EXPIRED', ':attempt': attempt, ':inProgress': 'INPROGRESS' },
      }),
    ),
  );
}
