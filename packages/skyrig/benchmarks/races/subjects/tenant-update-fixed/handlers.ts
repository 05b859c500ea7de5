import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const tenants = process.env['TENANTS'];

interface TenantEvent {
  readonly detail: { readonly tenant: string; readonly changes: Readonly<Record<string, string>> };
}

/** Keeps what is known of tenants. */
export async function apply({ detail }: TenantEvent): Promise<void> {
  const changes = Object.entries(detail.changes);
  await db.send(
    new UpdateCommand({
      TableName: tenants,
      Key: { id: detail.tenant },
      UpdateExpression: `SET ${changes.map((_change, position) => `#n${position} = :v${position}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(changes.map(([name], position) => [`#n${position}`, name])),
      ExpressionAttributeValues: Object.fromEntries(changes.map(([, value], position) => [`:v${position}`, value])),
    }),
  );
}
