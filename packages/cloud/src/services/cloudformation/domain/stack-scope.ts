import { evaluateConditions } from '../../../deploy/template/evaluate-conditions.ts';
import type { ResolveScope } from '../../../deploy/template/intrinsics/intrinsic-function.ts';
import { templateError } from '../../../deploy/template/template-error.ts';
import type { StackIdentity } from '../../../deploy/template/pseudo-parameters.ts';
import type { TemplateValue } from '../../../deploy/template/template-value.ts';
import type { Template } from '../../../deploy/template/template.ts';
import { unresolvedDependencies } from '../../../deploy/template/validate-references.ts';
import type { CloudFormationContext, ParameterValues, ResourceRecord, StackRecord } from '../state.ts';
import { findExport } from './exports.ts';
import { resolveParameters } from '../../../deploy/template/parameter-values.ts';

type References = Pick<ResolveScope, 'attributeOf' | 'refOf'>;

/** What the template of a stack is resolved against. */
export function createScope(
  template: Template,
  identity: StackIdentity,
  parameters: ParameterValues,
  references: References,
  context: CloudFormationContext,
): ResolveScope {
  const scope: Omit<ResolveScope, 'conditionOf'> = {
    identity,
    mappings: template.Mappings ?? {},
    parameters,
    ...references,
    importOf: (name) => {
      const found = findExport(context.state, name);
      if (!found) throw templateError(`No export named ${name} found.`);
      return found.value;
    },
  };
  const conditions = evaluateConditions(template.Conditions ?? {}, scope);
  return { ...scope, conditionOf: (name) => conditions.get(name) };
}

/** References as they are in a stack that exists: physical ids and attributes of its resources. */
function liveReferences(stackId: string, context: CloudFormationContext): References {
  const find = (logicalId: string): ResourceRecord => {
    const resource = context.state.resources.of(stackId).get(logicalId);
    if (resource?.physicalId === undefined || resource.status === 'DELETE_COMPLETE') {
      throw unresolvedDependencies([logicalId], 'Resources');
    }
    return resource;
  };
  return {
    refOf: (logicalId) => {
      const resource = find(logicalId);
      return resource.ref ?? resource.physicalId ?? '';
    },
    attributeOf: (logicalId, attribute) => attributeOf(find(logicalId), attribute, context),
  };
}

/** AWS: Source: https://github.com/ministackorg/ministack/pull/1628 (measured against a real account, 2026-09). */
function attributeOf(resource: ResourceRecord, attribute: string, context: CloudFormationContext): TemplateValue {
  if (resource.isIgnored) {
    const name = resource.physicalId ?? resource.logicalId;
    if (!attribute.endsWith('Arn')) return `${name}-${attribute}`;
    const service = (resource.type.split('::')[1] ?? 'unknown').toLowerCase();
    return `arn:aws:${service}:${context.region}:${context.account}:${name}`;
  }
  const value = resource.attributes[attribute];
  if (value === undefined) {
    throw templateError(`Requested attribute ${attribute} does not exist in schema for ${resource.type}`);
  }
  return value as TemplateValue;
}

/** References written out symbolically, so that two templates can be compared before anything exists. */
export const symbolicReferences: References = {
  refOf: (logicalId) => `\${${logicalId}}`,
  attributeOf: (logicalId, attribute) => `\${${logicalId}.${attribute}}`,
};

/** The scope of a stack as it is. */
export function scopeOfStack(stack: StackRecord, context: CloudFormationContext): ResolveScope {
  const parameters = resolveParameters(stack.template, new Map(Object.entries(stack.parameters)));
  return createScope(
    stack.template,
    identityOf(stack, context),
    parameters,
    liveReferences(stack.stackId, context),
    context,
  );
}

export function identityOf(
  stack: Pick<StackRecord, 'notificationArns' | 'stackId' | 'stackName'>,
  context: CloudFormationContext,
): StackIdentity {
  const { stackId, stackName, notificationArns } = stack;
  return { accountId: context.account, region: context.region, stackId, stackName, notificationArns };
}
