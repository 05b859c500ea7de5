import type {
  GlobalSecondaryIndexDescription,
  KeySchemaElement,
  LocalSecondaryIndexDescription,
  ProvisionedThroughputDescription,
  TableDescription,
  TableStatus,
} from '@aws-sdk/client-dynamodb';
import { keyAttributes, type KeySchema } from '../domain/key-schema.ts';
import type { DynamodbState } from '../state.ts';
import type { SecondaryIndex, Table, Throughput } from './table.ts';

/** What AWS says of a table. The stored table is always active; answers of changes say what AWS says at that moment. */
export function describeTable(state: DynamodbState, table: Table, status: TableStatus = 'ACTIVE'): TableDescription {
  const locals = table.indexes.filter(({ kind }) => kind === 'local').map((index) => describeIndex(state, index));
  const globals = table.indexes
    .filter(({ kind }) => kind === 'global')
    .map((index) => describeGlobalIndex(state, index, status === 'CREATING' ? 'CREATING' : 'ACTIVE'));
  return {
    AttributeDefinitions: table.attributes.map(({ name, type }) => ({ AttributeName: name, AttributeType: type })),
    TableName: table.name,
    KeySchema: describeKey(table.key),
    TableStatus: status,
    CreationDateTime: new Date(table.createdAt),
    ProvisionedThroughput: describeThroughput(table.throughput),
    TableSizeBytes: state.bytes.get(table.name) ?? 0,
    ItemCount: state.items.find(table.name)?.size ?? 0,
    TableArn: table.arn,
    TableId: table.id,
    ...(table.onDemandSince !== undefined && {
      BillingModeSummary: {
        BillingMode: table.billing,
        LastUpdateToPayPerRequestDateTime: new Date(table.onDemandSince),
      },
    }),
    ...(locals.length > 0 && { LocalSecondaryIndexes: locals }),
    ...(globals.length > 0 && { GlobalSecondaryIndexes: globals }),
    ...(table.stream?.enabled && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: table.stream.viewType },
    }),
    ...(table.stream && { LatestStreamLabel: table.stream.label, LatestStreamArn: table.stream.arn }),
    ...(table.encryption && {
      SSEDescription: { Status: 'ENABLED', SSEType: 'KMS', KMSMasterKeyArn: table.encryption.keyArn },
    }),
    ...(table.tableClass && { TableClassSummary: { TableClass: table.tableClass } }),
    DeletionProtectionEnabled: table.deletionProtected,
  };
}

function describeKey(key: KeySchema): KeySchemaElement[] {
  return keyAttributes(key).map(({ name }, position) => ({
    AttributeName: name,
    KeyType: position === 0 ? 'HASH' : 'RANGE',
  }));
}

function describeThroughput({ read, write }: Throughput): ProvisionedThroughputDescription {
  return { NumberOfDecreasesToday: 0, ReadCapacityUnits: read, WriteCapacityUnits: write };
}

function describeIndex(state: DynamodbState, index: SecondaryIndex): LocalSecondaryIndexDescription {
  const { type, attributes } = index.projection;
  return {
    IndexName: index.name,
    KeySchema: describeKey(index.key),
    Projection: { ProjectionType: type, ...(attributes.length > 0 && { NonKeyAttributes: [...attributes] }) },
    IndexSizeBytes: state.bytes.get(index.store) ?? 0,
    ItemCount: state.indexes.find(index.store)?.size ?? 0,
    IndexArn: index.arn,
  };
}

function describeGlobalIndex(
  state: DynamodbState,
  index: SecondaryIndex,
  status: 'CREATING' | 'ACTIVE',
): GlobalSecondaryIndexDescription {
  return {
    ...describeIndex(state, index),
    IndexStatus: status,
    ProvisionedThroughput: describeThroughput(index.throughput),
  };
}
