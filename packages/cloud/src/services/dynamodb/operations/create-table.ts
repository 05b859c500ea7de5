import { tableExists } from '../errors.ts';
import { validationError } from '../domain/validation-error.ts';
import type { DynamodbOperation } from '../state.ts';
import { openStream } from '../streams/open-stream.ts';
import { describeTable } from '../tables/describe-table.ts';
import { encryptionOf } from '../tables/encryption.ts';
import { tableArn, tableNameOf } from '../tables/find-table.ts';
import {
  assertAttributesUsed,
  assertIndexesFit,
  readGlobalIndexes,
  readLocalIndexes,
  sortIndexes,
} from '../tables/index-definition.ts';
import { readAttributes, readTableKey } from '../tables/key-definition.ts';
import { assertStreamSpecification } from '../tables/stream-specification.ts';
import type { Table } from '../tables/table.ts';
import { readTags } from '../tables/tags.ts';
import { readThroughput } from '../tables/throughput.ts';
import { storeTable } from '../tables/store-table.ts';

/** The answer says CREATING, as AWS's does; the table is active at once, so that nobody has to wait. */
export const createTable: DynamodbOperation<'CreateTable'> = (input, context) => {
  const billing = input.BillingMode ?? 'PROVISIONED';
  const throughput = readThroughput(input.ProvisionedThroughput, billing);
  if (!input.KeySchema)
    throw validationError(
      'One or more parameter values were invalid: Missing required parameter in input: "KeySchema"',
    );
  const attributes = readAttributes(input.AttributeDefinitions ?? []);
  const key = readTableKey(input.KeySchema, attributes);
  const name = tableNameOf(context, input.TableName);
  const arn = tableArn(context, name);
  const place = { name, arn, key, billing };
  const locals = input.LocalSecondaryIndexes ? readLocalIndexes(input.LocalSecondaryIndexes, place, attributes) : [];
  const globals = input.GlobalSecondaryIndexes
    ? readGlobalIndexes(input.GlobalSecondaryIndexes, place, attributes)
    : [];
  const indexes = sortIndexes([...locals, ...globals]);
  assertIndexesFit(indexes);
  assertAttributesUsed({ key, indexes }, attributes, input.KeySchema);
  assertStreamSpecification(input.StreamSpecification);
  const tags = readTags(input.Tags ?? []);
  if (context.state.tables.has(name)) throw tableExists(name);

  const now = context.clock.now();
  const viewType = input.StreamSpecification?.StreamEnabled ? input.StreamSpecification.StreamViewType : undefined;
  const table: Table = {
    ...place,
    id: context.ids.uuid(),
    createdAt: now,
    attributes: [...attributes.values()],
    indexes,
    onDemandSince: billing === 'PAY_PER_REQUEST' ? now : undefined,
    throughput,
    tableClass: input.TableClass,
    deletionProtected: input.DeletionProtectionEnabled ?? false,
    stream: viewType && openStream(context, place, viewType),
    timeToLive: undefined,
    pointInTimeRecovery: undefined,
    contributorInsights: false,
    encryption: encryptionOf(context, input.SSESpecification),
    tags,
  };
  storeTable(context, table);
  return { TableDescription: describeTable(context.state, table, 'CREATING') };
};
