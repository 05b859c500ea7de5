import type { SSESpecification } from '@aws-sdk/client-dynamodb';
import type { DynamodbContext } from '../state.ts';
import type { Table } from './table.ts';

/** The key a table says it is encrypted with; nothing is encrypted. */
export function encryptionOf(context: DynamodbContext, given: SSESpecification | undefined): Table['encryption'] {
  if (!given?.Enabled) return undefined;
  const key = given.KMSMasterKeyId ?? 'alias/aws/dynamodb';
  return {
    keyArn: key.startsWith('arn:')
      ? key
      : `arn:aws:kms:${context.region}:${context.account}:${key.includes('/') ? key : `key/${key}`}`,
  };
}
