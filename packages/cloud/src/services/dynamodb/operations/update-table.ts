import { validationError } from '../domain/validation-error.ts';
import { invalidParameter, notEmulated } from '../errors.ts';
import type { DynamodbContext, DynamodbOperation } from '../state.ts';
import { closeStream, openStream } from '../streams/open-stream.ts';
import { describeTable } from '../tables/describe-table.ts';
import { dropIndex } from '../tables/drop-table.ts';
import { encryptionOf } from '../tables/encryption.ts';
import { getNamedTable } from '../tables/find-table.ts';
import { assertStreamSpecification } from '../tables/stream-specification.ts';
import type { Table } from '../tables/table.ts';
import { readThroughput } from '../tables/throughput.ts';
import { backfillIndex, updateIndexDefinitions } from '../tables/update-indexes.ts';
import { storeTable } from '../tables/store-table.ts';

type Input = Parameters<DynamodbOperation<'UpdateTable'>>[0];

/** The answer says UPDATING, as AWS's does; the change is made at once, new indexes are filled. */
export const updateTable: DynamodbOperation<'UpdateTable'> = (input, context) => {
  assertSomething(input);
  assertStreamSpecification(input.StreamSpecification);
  const table = getNamedTable(context, input.TableName);
  const billed = updateBilling(input, context, table);
  const { indexes, attributes } = updateIndexDefinitions(
    billed,
    input.GlobalSecondaryIndexUpdates ?? [],
    input.AttributeDefinitions ?? [],
  );
  assertStreamChange(input, table);

  const changed: Table = {
    ...billed,
    indexes,
    attributes,
    tableClass: input.TableClass ?? table.tableClass,
    deletionProtected: input.DeletionProtectionEnabled ?? table.deletionProtected,
    encryption: input.SSESpecification ? encryptionOf(context, input.SSESpecification) : table.encryption,
    stream: updateStream(input, context, table),
  };
  storeTable(context, changed);
  for (const index of table.indexes) if (!indexes.some(({ name }) => name === index.name)) dropIndex(context, index);
  for (const index of indexes)
    if (!table.indexes.some(({ name }) => name === index.name)) backfillIndex(context.state, changed, index);
  return { TableDescription: describeTable(context.state, changed, 'UPDATING') };
};

function assertSomething(input: Input): void {
  if (input.ReplicaUpdates) throw notEmulated('replication of a table to other regions');
  const { TableName: _name, AttributeDefinitions: _definitions, ...changes } = input;
  if (Object.values(changes).some((value) => value !== undefined)) return;
  throw validationError(
    'At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required',
  );
}

function updateBilling(input: Input, context: DynamodbContext, table: Table): Table {
  const billing = input.BillingMode ?? table.billing;
  if (!input.ProvisionedThroughput && billing === table.billing) return table;
  if (billing === 'PROVISIONED' && !input.ProvisionedThroughput) {
    throw invalidParameter('ProvisionedThroughput must be specified when BillingMode is PROVISIONED');
  }
  const throughput = readThroughput(input.ProvisionedThroughput, billing);
  const { read, write } = table.throughput;
  if (billing === table.billing && read === throughput.read && write === throughput.write) {
    throw validationError(
      'The provisioned throughput for the table will not change. The requested value equals the current value. ' +
        `Current ReadCapacityUnits provisioned for the table: ${read}. Requested ReadCapacityUnits: ${throughput.read}. ` +
        `Current WriteCapacityUnits provisioned for the table: ${write}. Requested WriteCapacityUnits: ${throughput.write}. ` +
        'Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.',
    );
  }
  const becomesOnDemand = billing === 'PAY_PER_REQUEST' && table.billing !== billing;
  return { ...table, billing, throughput, onDemandSince: becomesOnDemand ? context.clock.now() : table.onDemandSince };
}

function assertStreamChange({ StreamSpecification: given }: Input, table: Table): void {
  if (!given) return;
  // Source: API reference, UpdateTable, StreamSpecification: ValidationException in both cases.
  if (given.StreamEnabled && table.stream?.enabled) {
    throw validationError(`Table already has an enabled stream: TableName: ${table.name}`);
  }
  if (!given.StreamEnabled && !table.stream?.enabled) {
    throw validationError(`Table does not have an enabled stream to disable: TableName: ${table.name}`);
  }
}

function updateStream({ StreamSpecification: given }: Input, context: DynamodbContext, table: Table): Table['stream'] {
  if (!given) return table.stream;
  if (given.StreamEnabled && given.StreamViewType) return openStream(context, table, given.StreamViewType);
  if (!table.stream) return undefined;
  closeStream(context, table.stream);
  return { ...table.stream, enabled: false };
}
