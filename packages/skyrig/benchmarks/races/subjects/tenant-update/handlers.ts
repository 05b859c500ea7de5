import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const tenants = process.env['TENANTS'];

interface TenantEvent {
  readonly detail: { readonly tenant: string; readonly changes: Readonly<Record<string, string>> };
}

/** Keeps what is known of tenants. */
export async function apply({ detail }: TenantEvent): Promise<void> {
  const Key = { id: detail.tenant };
  const { Item } = await db.send(new GetCommand({ TableName: tenants, Key, ConsistentRead: true }));
  await db.send(new PutCommand({ TableName: tenants, Item: { ...Item, ...Key, ...detail.changes } }));
}
