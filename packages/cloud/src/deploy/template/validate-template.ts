import { templateError } from './template-error.ts';
import { isTemplateObject, type TemplateValue } from './template-value.ts';
import { validateReferences } from './validate-references.ts';
import type { Template } from './template.ts';

const SECTIONS: ReadonlySet<string> = new Set([
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Hooks',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
  'Transform',
]);

const RESOURCE_ATTRIBUTES: ReadonlySet<string> = new Set([
  'Condition',
  'CreationPolicy',
  'DeletionPolicy',
  'DependsOn',
  'Description',
  'Metadata',
  'Properties',
  'Type',
  'UpdatePolicy',
  'UpdateReplacePolicy',
  'Version',
]);

const PARAMETER_TYPES =
  /^(?:String|Number|List<Number>|CommaDelimitedList|AWS::[\w:]+|List<AWS::[\w:]+>|AWS::SSM::Parameter::Value<[\w:<>]+>)$/;

/** AWS: Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const MAX_RESOURCES = 500;

/**
 * Checks a template as CloudFormation does before it makes a stack; transforms have been applied.
 *
 * @throws TemplateError with CloudFormation's message.
 */
export function validateTemplate(template: Template): void {
  const unknown = Object.keys(template).filter((section) => !SECTIONS.has(section));
  if (unknown.length > 0) {
    throw templateError(`Invalid template property or properties [${unknown.join(', ')}]`, {
      hint: 'Check the spelling and indentation of the sections.',
    });
  }
  const resources: unknown = template.Resources;
  if (!isTemplateObject(resources) || Object.keys(resources).length === 0) {
    throw templateError('Template format error: At least one Resources member must be defined.');
  }
  validateParameters(template);
  const count = Object.keys(resources).length;
  if (count > MAX_RESOURCES) {
    throw templateError(
      `Template format error: Number of resources, ${count}, is greater than maximum allowed, ${MAX_RESOURCES}`,
    );
  }
  for (const [logicalId, resource] of Object.entries(resources)) validateResource(logicalId, resource);
  validateOutputs(template);
  validateReferences(template);
}

function validateParameters(template: Template): void {
  for (const [name, parameter] of Object.entries(template.Parameters ?? {})) {
    if (!/^[A-Za-z0-9]+$/.test(name)) {
      throw templateError(`Template format error: Parameter name ${name} is non alphanumeric.`);
    }
    if (typeof parameter?.Type !== 'string') {
      throw templateError('Template format error: Every Parameters object must contain a Type member.');
    }
    if (!PARAMETER_TYPES.test(parameter.Type)) {
      throw templateError(`Template format error: Unrecognized parameter type: ${parameter.Type}`);
    }
    if (typeof parameter.Default === 'object') {
      throw templateError('Template format error: Every Default member must be a string.');
    }
  }
}

function validateResource(logicalId: string, resource: TemplateValue): void {
  if (!/^[A-Za-z0-9]+$/.test(logicalId)) {
    throw templateError(`Template format error: Resource name ${logicalId} is non alphanumeric.`);
  }
  if (!isTemplateObject(resource)) {
    throw templateError('Template format error: Any Resources member must be an object.');
  }
  if (typeof resource['Type'] !== 'string') {
    throw templateError(
      `Template format error: [/Resources/${logicalId}] Every Resources object must contain a Type member.`,
    );
  }
  const unknown = Object.keys(resource).find((attribute) => !RESOURCE_ATTRIBUTES.has(attribute));
  if (unknown !== undefined) {
    throw templateError(`Invalid template resource property '${unknown}'`, {
      hint: `Resource ${logicalId}: what configures it belongs under Properties.`,
    });
  }
  const properties = resource['Properties'];
  if (properties !== undefined && properties !== null && !isTemplateObject(properties)) {
    throw templateError(`Template format error: [/Resources/${logicalId}/Properties] expected an object.`);
  }
}

function validateOutputs(template: Template): void {
  for (const [name, output] of Object.entries(template.Outputs ?? {})) {
    if (!/^[A-Za-z0-9]+$/.test(name)) {
      throw templateError(`Template format error: Output name ${name} is non alphanumeric.`);
    }
    if (!isTemplateObject(output) || output['Value'] === undefined || output['Value'] === null) {
      throw templateError(`Template format error: Output ${name} is malformed!`, {
        hint: 'An output is a map with a Value.',
      });
    }
    const exported: unknown = output['Export'];
    if (exported !== undefined && !(isTemplateObject(exported) && exported['Name'])) {
      throw templateError(
        `Template format error: Output ${name} is malformed. The Name field of every Export member must be specified and consist only of alphanumeric characters, colons, or hyphens.`,
      );
    }
  }
}
