import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const bookings = process.env['BOOKINGS'];
const payments = process.env['PAYMENTS'];

interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

interface Booking {
  readonly id: string;
  readonly cents: number;
}

/** Reserves a seat. */
export async function reserve({ id }: Booking): Promise<void> {
  await db.send(new PutCommand({ TableName: bookings, Item: { id, status: 'reserved' } }));
}

/** Collects the payment of a booking and confirms it. */
export async function collect({ Records }: QueueEvent): Promise<void> {
  for (const { body } of Records) {
    const { id, cents } = JSON.parse(body) as Booking;
    await db.send(new PutCommand({ TableName: payments, Item: { id: crypto.randomUUID(), booking: id, cents } }));
    await db.send(
      new UpdateCommand({
        TableName: bookings,
        Key: { id },
        UpdateExpression: 'SET #status = :confirmed',
        ConditionExpression: 'attribute_exists(id)',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':confirmed': 'confirmed' },
      }),
    );
  }
}
