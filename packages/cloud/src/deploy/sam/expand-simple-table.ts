import { isTemplateObject, type TemplateObject, textOf } from '../template/template-value.ts';
import type { TemplateResource } from '../template/template.ts';
import { pickDefined, refuseUnknownProperties, samError, tagList } from './sam-expansion.ts';

const TRANSLATED: ReadonlySet<string> = new Set([
  'PointInTimeRecoverySpecification',
  'PrimaryKey',
  'ProvisionedThroughput',
  'SSESpecification',
  'TableName',
  'Tags',
]);

const KEY_TYPES: Readonly<Record<string, string>> = { Binary: 'B', Number: 'N', String: 'S' };

/** Turns an `AWS::Serverless::SimpleTable` into a table with one key, on demand unless throughput is given. */
export function expandSimpleTable(logicalId: string, resource: TemplateResource): TemplateResource {
  const { Properties: properties = {}, ...attributes } = resource;
  refuseUnknownProperties(logicalId, resource.Type, properties, TRANSLATED);
  const declared = properties['PrimaryKey'];
  const key: TemplateObject = isTemplateObject(declared) ? declared : { Name: 'id', Type: 'String' };
  const type = KEY_TYPES[textOf(key['Type'])];
  if (type === undefined) throw samError(logicalId, `Invalid 'Type' "${textOf(key['Type'])}".`);
  const name = key['Name'] ?? 'id';
  return {
    ...attributes,
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      AttributeDefinitions: [{ AttributeName: name, AttributeType: type }],
      KeySchema: [{ AttributeName: name, KeyType: 'HASH' }],
      ...(properties['ProvisionedThroughput'] === undefined
        ? { BillingMode: 'PAY_PER_REQUEST' }
        : { ProvisionedThroughput: properties['ProvisionedThroughput'] }),
      ...pickDefined(properties, ['TableName', 'SSESpecification', 'PointInTimeRecoverySpecification']),
      ...(properties['Tags'] === undefined ? {} : { Tags: tagList(properties['Tags']) }),
    },
  };
}
