import type { TemplateResource } from '../template/template.ts';
import { contentLocation } from './function-code.ts';
import { hashSuffix, pickDefined, refuseUnknownProperties, samError } from './sam-expansion.ts';

const TRANSLATED: ReadonlySet<string> = new Set([
  'CompatibleArchitectures',
  'CompatibleRuntimes',
  'ContentUri',
  'Description',
  'LayerName',
  'LicenseInfo',
  'RetentionPolicy',
]);

/** Turns an `AWS::Serverless::LayerVersion` into a layer version whose id changes with its content. */
export function expandLayerVersion(
  logicalId: string,
  resource: TemplateResource,
): { readonly newId: string; readonly resource: TemplateResource } {
  const { Properties: properties = {}, ...attributes } = resource;
  refuseUnknownProperties(logicalId, resource.Type, properties, TRANSLATED);
  const content = properties['ContentUri'];
  if (content === undefined) throw samError(logicalId, "Missing required property 'ContentUri'.");
  const retention = properties['RetentionPolicy'];
  return {
    newId: `${logicalId}${hashSuffix({ [logicalId]: { Type: resource.Type, Properties: properties } })}`,
    resource: {
      ...attributes,
      Type: 'AWS::Lambda::LayerVersion',
      DeletionPolicy: retention === 'Delete' ? 'Delete' : 'Retain',
      Properties: {
        Content: contentLocation(logicalId, 'ContentUri', content),
        LayerName: properties['LayerName'] ?? logicalId,
        ...pickDefined(properties, ['CompatibleArchitectures', 'CompatibleRuntimes', 'Description', 'LicenseInfo']),
      },
    },
  };
}
