import { isTemplateObject, type TemplateObject } from '../template/template-value.ts';
import type { TemplateResource } from '../template/template.ts';
import { hashSuffix, pickDefined, samError, type InheritedAttributes, type Resources } from './sam-expansion.ts';

/** `AutoPublishAlias`: a version whose id changes with the code, and an alias that points to it. */
export function createVersionAndAlias(
  functionId: string,
  lambda: TemplateResource,
  properties: TemplateObject,
  attributes: InheritedAttributes,
): { readonly aliasId: string; readonly versionId: string; readonly resources: Resources } {
  const name = properties['AutoPublishAlias'];
  if (typeof name !== 'string') {
    throw samError(functionId, "'AutoPublishAlias' must be a string or a Ref to a template parameter");
  }
  const versionId = `${functionId}Version${hashSuffix(versionData(lambda, properties))}`;
  const aliasId = `${functionId}Alias${name.replaceAll(/[^A-Za-z0-9]/g, '')}`;
  const version: TemplateResource = {
    Type: 'AWS::Lambda::Version',
    DeletionPolicy: 'Retain',
    ...attributes,
    Properties: {
      FunctionName: { Ref: functionId },
      ...(properties['VersionDescription'] === undefined ? {} : { Description: properties['VersionDescription'] }),
    },
  };
  const alias: TemplateResource = {
    Type: 'AWS::Lambda::Alias',
    ...attributes,
    Properties: {
      Name: name,
      FunctionName: { Ref: functionId },
      FunctionVersion: { 'Fn::GetAtt': [versionId, 'Version'] },
      ...pickDefined(properties, ['ProvisionedConcurrencyConfig']),
    },
  };
  return { aliasId, versionId, resources: { [versionId]: version, [aliasId]: alias } };
}

function versionData(lambda: TemplateResource, properties: TemplateObject): TemplateObject {
  const all = lambda.Properties ?? {};
  if (properties['AutoPublishAliasAllProperties'] === true) return all;
  const { Code, Environment, MemorySize } = all;
  const sha256 = properties['AutoPublishCodeSha256'];
  return {
    ...(isTemplateObject(Code) ? Code : {}),
    ...(isTemplateObject(Environment) ? Environment : {}),
    ...(MemorySize === undefined ? {} : { MemorySize }),
    ...(sha256 === undefined ? {} : { AutoPublishCodeSha256: sha256 }),
  };
}

/** `DeploymentPreference`: CodeDeploy's resources, as SAM names them. */
export function createDeploymentGroup(
  functionId: string,
  properties: TemplateObject,
  attributes: InheritedAttributes,
): Resources {
  const preference = properties['DeploymentPreference'];
  if (!isTemplateObject(preference) || preference['Enabled'] === false) return {};
  return {
    ServerlessDeploymentApplication: {
      Type: 'AWS::CodeDeploy::Application',
      Properties: { ComputePlatform: 'Lambda' },
    },
    [`${functionId}DeploymentGroup`]: {
      Type: 'AWS::CodeDeploy::DeploymentGroup',
      ...attributes,
      Properties: {
        ApplicationName: { Ref: 'ServerlessDeploymentApplication' },
        DeploymentConfigName: preference['Type'] ?? 'AllAtOnce',
      },
    },
  };
}
