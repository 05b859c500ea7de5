import { isTemplateObject, type TemplateObject, type TemplateValue } from '../template/template-value.ts';
import type { TemplateResource } from '../template/template.ts';
import { functionCode } from './function-code.ts';
import { pickDefined, refuseUnknownProperties, samError, tagList } from './sam-expansion.ts';

/** Properties that mean the same to SAM and to Lambda. */
const PASSED_ON = [
  'Architectures',
  'CodeSigningConfigArn',
  'Description',
  'Environment',
  'EphemeralStorage',
  'FileSystemConfigs',
  'FunctionName',
  'Handler',
  'ImageConfig',
  'KmsKeyArn',
  'Layers',
  'LoggingConfig',
  'MemorySize',
  'PackageType',
  'RecursiveLoop',
  'ReservedConcurrentExecutions',
  'Runtime',
  'RuntimeManagementConfig',
  'SnapStart',
  'Timeout',
  'VpcConfig',
] as const;

/** Properties that turn into something else. */
const TRANSLATED: ReadonlySet<string> = new Set([
  ...PASSED_ON,
  'AssumeRolePolicyDocument',
  'AutoPublishAlias',
  'AutoPublishAliasAllProperties',
  'AutoPublishCodeSha256',
  'CodeUri',
  'DeadLetterQueue',
  'DeploymentPreference',
  'EventInvokeConfig',
  'Events',
  'FunctionUrlConfig',
  'ImageUri',
  'InlineCode',
  'PermissionsBoundary',
  'Policies',
  'ProvisionedConcurrencyConfig',
  'Role',
  'RolePath',
  'Tags',
  'Tracing',
  'VersionDescription',
]);

/** SAM's own tag and the function's. */
export function functionTags(properties: TemplateObject): readonly TemplateObject[] {
  return [{ Key: 'lambda:createdBy', Value: 'SAM' }, ...tagList(properties['Tags'])];
}

/** The `AWS::Lambda::Function` itself. */
export function createFunctionResource(
  logicalId: string,
  resource: TemplateResource,
  properties: TemplateObject,
  role: TemplateValue,
): TemplateResource {
  refuseUnknownProperties(logicalId, resource.Type, properties, TRANSLATED);
  if (properties['PackageType'] !== 'Image') requireZipProperties(logicalId, properties);
  const { Properties: _, ...attributes } = resource;
  const deadLetters = properties['DeadLetterQueue'];
  return {
    ...attributes,
    Type: 'AWS::Lambda::Function',
    Properties: {
      Code: functionCode(logicalId, properties, resource.Metadata),
      ...pickDefined(properties, PASSED_ON),
      Role: role,
      Tags: functionTags(properties),
      ...(properties['Tracing'] === undefined ? {} : { TracingConfig: { Mode: properties['Tracing'] } }),
      ...(isTemplateObject(deadLetters) ? { DeadLetterConfig: pickDefined(deadLetters, ['TargetArn']) } : {}),
    },
  };
}

function requireZipProperties(logicalId: string, properties: TemplateObject): void {
  for (const name of ['Handler', 'Runtime']) {
    if (properties[name] === undefined) throw samError(logicalId, `Missing required property '${name}'.`);
  }
}
