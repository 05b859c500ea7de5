import type {
  AttributeDefinition,
  CreateTableCommandInput,
  GlobalSecondaryIndex,
  KeySchemaElement,
  LocalSecondaryIndex,
  Projection,
  ProvisionedThroughput,
  SSESpecification,
  StreamSpecification,
} from '@aws-sdk/client-dynamodb';
import type { Properties } from '../../../kernel/service.ts';
import type { Validated } from '../../../protocols/validated.ts';
import {
  given,
  readList,
  readNumber,
  readObject,
  readTags,
  readText,
} from '../../template-properties/property-values.ts';

/** The input of CreateTable for a template's properties; templates may write numbers and booleans as text. */
export function createInput(
  name: string,
  properties: Properties,
  stackTags: Readonly<Record<string, string>>,
): Validated<CreateTableCommandInput> {
  const locals = readList(properties, 'LocalSecondaryIndexes').map(localIndex);
  const globals = readList(properties, 'GlobalSecondaryIndexes').map(globalIndex);
  const throughput = readThroughput(properties);
  return {
    TableName: name,
    AttributeDefinitions: readAttributeDefinitions(properties),
    KeySchema: readKeySchema(properties),
    // CloudFormation's default is CreateTable's: provisioned, unless the template says otherwise.
    ...given({ BillingMode: readText(properties, 'BillingMode') as CreateTableCommandInput['BillingMode'] }),
    ...(throughput && { ProvisionedThroughput: throughput }),
    ...(locals.length > 0 && { LocalSecondaryIndexes: locals }),
    ...(globals.length > 0 && { GlobalSecondaryIndexes: globals }),
    ...given({
      StreamSpecification: readStream(properties),
      SSESpecification: readEncryption(properties),
      TableClass: readText(properties, 'TableClass') as CreateTableCommandInput['TableClass'],
      DeletionProtectionEnabled: readBoolean(properties, 'DeletionProtectionEnabled'),
    }),
    Tags: readTags(properties, stackTags),
  };
}

export function readAttributeDefinitions(properties: Properties): Validated<AttributeDefinition>[] {
  return readList(properties, 'AttributeDefinitions').map((definition) => ({
    AttributeName: readText(definition, 'AttributeName') ?? '',
    AttributeType: (readText(definition, 'AttributeType') ?? 'S') as 'S' | 'N' | 'B',
  }));
}

export function readThroughput(properties: Properties): Validated<ProvisionedThroughput> | undefined {
  const throughput = readObject(properties, 'ProvisionedThroughput');
  if (!throughput) return undefined;
  return {
    ReadCapacityUnits: readNumber(throughput, 'ReadCapacityUnits') ?? 0,
    WriteCapacityUnits: readNumber(throughput, 'WriteCapacityUnits') ?? 0,
  };
}

export function readEncryption(properties: Properties): SSESpecification | undefined {
  const encryption = readObject(properties, 'SSESpecification');
  if (!encryption) return undefined;
  return {
    Enabled: readBoolean(encryption, 'SSEEnabled') ?? false,
    ...given({ KMSMasterKeyId: readText(encryption, 'KMSMasterKeyId') }),
  };
}

/** A template's stream is on as soon as it is there. */
export function readStream(properties: Properties): Validated<StreamSpecification> | undefined {
  const viewType = readText(readObject(properties, 'StreamSpecification') ?? {}, 'StreamViewType');
  return viewType === undefined
    ? undefined
    : { StreamEnabled: true, StreamViewType: viewType as NonNullable<StreamSpecification['StreamViewType']> };
}

export function globalIndex(index: Properties): Validated<GlobalSecondaryIndex> {
  const throughput = readThroughput(index);
  return { ...localIndex(index), ...(throughput && { ProvisionedThroughput: throughput }) };
}

export function readBoolean(properties: Properties, name: string): boolean | undefined {
  const text = readText(properties, name);
  return text === undefined ? undefined : text === 'true';
}

function localIndex(index: Properties): Validated<LocalSecondaryIndex> {
  return {
    IndexName: readText(index, 'IndexName') ?? '',
    KeySchema: readKeySchema(index),
    Projection: readProjection(index),
  };
}

function readKeySchema(properties: Properties): Validated<KeySchemaElement>[] {
  return readList(properties, 'KeySchema').map((element) => ({
    AttributeName: readText(element, 'AttributeName') ?? '',
    KeyType: (readText(element, 'KeyType') ?? 'HASH') as 'HASH' | 'RANGE',
  }));
}

function readProjection(index: Properties): Validated<Projection> {
  const projection = readObject(index, 'Projection') ?? {};
  const names = projection['NonKeyAttributes'];
  return {
    ...given({ ProjectionType: readText(projection, 'ProjectionType') as Projection['ProjectionType'] }),
    ...(Array.isArray(names) && { NonKeyAttributes: names.map(String) }),
  };
}
