import type { ResourceResult } from '../../../kernel/service.ts';
import type { BoundResourceType } from '../../../kernel/bound-resource-type.ts';
import { templateError } from '../../../deploy/template/template-error.ts';
import type { TemplateObject } from '../../../deploy/template/template-value.ts';
import type { TemplateResource } from '../../../deploy/template/template.ts';
import type { CloudFormationContext, ResourceRecord, StackRecord } from '../state.ts';
import { failureReason, isNotFound } from './failure-reason.ts';
import { changedKeys } from './stack-changes.ts';
import { createNestedStack, deleteNestedStack, revertNestedStack, updateNestedStack } from './nested-stack.ts';
import { NESTED_STACK } from './nested-stack-type.ts';
import { newRecord, policiesOf, type Applied } from './new-resource.ts';
import { addResourceEvent, setResource, withStatus } from './record-status.ts';
import { createResourceRequest } from './resource-request.ts';
import { resolveProperties } from './plan.ts';
import { scopeOfStack } from './stack-scope.ts';

/** Creates a resource, telling each stage in the stack's events. */
export function createResource(
  stack: StackRecord,
  logicalId: string,
  declared: TemplateResource,
  context: CloudFormationContext,
): Applied {
  if (declared.Type === NESTED_STACK) return createNestedStack(stack, logicalId, declared, context);
  const type = context.ports.resourceTypes?.find(declared.Type);
  const start = setResource(stack, newRecord(logicalId, declared, type === undefined), context);
  return attempt(stack, start, 'CREATE_FAILED', type, context, () => {
    const properties = resolveProperties(declared, scopeOfStack(stack, context));
    const result = type ? callCreate(type, logicalId, properties, stack, context) : placeholder(stack, logicalId);
    const created = { ...start, ...resultFields(result), ...policiesOf(declared, stack, context), properties };
    addResourceEvent(stack, created, context, 'Resource creation Initiated');
    setResource(stack, withStatus(created, 'CREATE_COMPLETE', ignoredReason(created)), context);
    return 'done';
  });
}

/**
 * Brings a resource to what the template says now: nothing, an update in place, or a replacement, of which the old
 * resource is answered for later deletion.
 */
export function updateResource(
  stack: StackRecord,
  existing: ResourceRecord,
  declared: TemplateResource,
  context: CloudFormationContext,
): { readonly applied: Applied; readonly replaced?: ResourceRecord } {
  if (declared.Type === NESTED_STACK && existing.type === NESTED_STACK) {
    return { applied: updateNestedStack(stack, existing, declared, context) };
  }
  const type = context.ports.resourceTypes?.find(declared.Type);
  let replaced: ResourceRecord | undefined;
  const applied = attempt(stack, existing, 'UPDATE_FAILED', type, context, () => {
    const properties = resolveProperties(declared, scopeOfStack(stack, context));
    const changed = changedKeys(existing.properties, properties);
    const policies = policiesOf(declared, stack, context);
    if (changed.length === 0 && existing.type === declared.Type) {
      context.state.resources.of(stack.stackId).set(existing.logicalId, { ...existing, ...policies });
      return 'unchanged';
    }
    const base = { ...existing, ...policies, type: declared.Type, properties, isIgnored: type === undefined };
    const request = createResourceRequest(stack, existing.logicalId, context);
    if (!type || !needsReplacement(type, existing, changed)) {
      setResource(stack, withStatus({ ...base, properties: existing.properties }, 'UPDATE_IN_PROGRESS'), context);
      const result = type
        ? callUpdate(type, existing, properties, stack, context)
        : placeholder(stack, existing.logicalId);
      setResource(
        stack,
        withStatus({ ...base, ...resultFields(result) }, 'UPDATE_COMPLETE', ignoredReason(base)),
        context,
      );
      return 'done';
    }
    const reason = 'Requested update requires the creation of a new physical resource; hence creating one.';
    setResource(stack, withStatus({ ...base, properties: existing.properties }, 'UPDATE_IN_PROGRESS', reason), context);
    checkProperties(type, existing.logicalId, properties);
    const result = type.create(context, properties, request);
    if (result.physicalId === existing.physicalId) {
      throw templateError(
        `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${result.physicalId} and update the stack again.`,
      );
    }
    replaced = existing;
    setResource(stack, withStatus({ ...base, ...resultFields(result) }, 'UPDATE_COMPLETE'), context);
    return 'done';
  });
  return replaced ? { applied, replaced } : { applied };
}

/** Puts a resource back to its earlier properties, in place. */
export function revertResource(
  stack: StackRecord,
  present: ResourceRecord,
  previous: ResourceRecord,
  context: CloudFormationContext,
): Applied {
  if (previous.type === NESTED_STACK) return revertNestedStack(stack, present, previous, context);
  const type = context.ports.resourceTypes?.find(previous.type);
  return attempt(stack, present, 'UPDATE_FAILED', type, context, () => {
    setResource(stack, withStatus(present, 'UPDATE_IN_PROGRESS'), context);
    const isChanged = changedKeys(present.properties, previous.properties).length > 0;
    const fields =
      type && isChanged ? resultFields(callUpdate(type, present, previous.properties, stack, context)) : {};
    setResource(stack, withStatus({ ...previous, ...fields }, 'UPDATE_COMPLETE'), context);
    return 'done';
  });
}

/** Deletes the physical resource of a record; `isListed` when the record is the stack's own, not a replaced one. */
export function deleteResource(
  stack: StackRecord,
  resource: ResourceRecord,
  context: CloudFormationContext,
  options: { readonly isListed: boolean; readonly retain: boolean },
): Applied {
  const type = context.ports.resourceTypes?.find(resource.type);
  const tell = (record: ResourceRecord): void => {
    if (options.isListed) setResource(stack, record, context);
    else addResourceEvent(stack, record, context);
  };
  if (options.retain) {
    tell(withStatus(resource, 'DELETE_SKIPPED'));
    return 'done';
  }
  if (resource.type === NESTED_STACK) return deleteNestedStack(resource, tell, context);
  tell(withStatus(resource, 'DELETE_IN_PROGRESS'));
  try {
    if (type && resource.physicalId !== undefined) type.delete(context, resource.physicalId, resource.properties);
  } catch (error) {
    if (!isNotFound(error)) {
      tell(withStatus(resource, 'DELETE_FAILED', failureReason(error, serviceOf(type), context)));
      return 'failed';
    }
  }
  tell(withStatus(resource, 'DELETE_COMPLETE'));
  return 'done';
}

function attempt(
  stack: StackRecord,
  resource: ResourceRecord,
  failed: 'CREATE_FAILED' | 'UPDATE_FAILED',
  type: BoundResourceType | undefined,
  context: CloudFormationContext,
  run: () => Applied,
): Applied {
  try {
    return run();
  } catch (error) {
    setResource(stack, withStatus(resource, failed, failureReason(error, serviceOf(type), context)), context);
    return 'failed';
  }
}

function callCreate(
  type: BoundResourceType,
  logicalId: string,
  properties: TemplateObject,
  stack: StackRecord,
  context: CloudFormationContext,
): ResourceResult {
  checkProperties(type, logicalId, properties);
  return type.create(context, properties, createResourceRequest(stack, logicalId, context));
}

function callUpdate(
  type: BoundResourceType,
  existing: ResourceRecord,
  properties: TemplateObject,
  stack: StackRecord,
  context: CloudFormationContext,
): ResourceResult {
  checkProperties(type, existing.logicalId, properties);
  const request = createResourceRequest(stack, existing.logicalId, context);
  return type.update(context, existing.physicalId ?? '', properties, existing.properties, request);
}

function needsReplacement(type: BoundResourceType, existing: ResourceRecord, changed: readonly string[]): boolean {
  return (
    existing.type !== type.typeName ||
    existing.isIgnored ||
    !type.updatable ||
    changed.some((name) => type.replaceOn.includes(name))
  );
}

/** AWS: what a resource type's schema does not allow is refused before its handler is called. */
function checkProperties(type: BoundResourceType, logicalId: string, properties: TemplateObject): void {
  const problems = [
    ...type.required
      .filter((name) => properties[name] === undefined)
      .map((name) => `#: required key [${name}] not found`),
    ...Object.keys(properties)
      .filter((name) => !type.properties.includes(name))
      .map((name) => `#: extraneous key [${name}] is not permitted`),
  ];
  if (problems.length === 0) return;
  throw templateError(`Properties validation failed for resource ${logicalId} with message:\n${problems.join('\n')}`);
}

function placeholder(stack: StackRecord, logicalId: string): ResourceResult {
  return { physicalId: `skyrig-ignored-${stack.stackName}-${logicalId}`, attributes: {} };
}

function resultFields(result: ResourceResult): Pick<ResourceRecord, 'attributes' | 'physicalId' | 'ref'> {
  const { physicalId, ref, attributes } = result;
  return { physicalId, ref: ref ?? physicalId, attributes };
}

function ignoredReason(resource: ResourceRecord): string | undefined {
  return resource.isIgnored ? `Ignored: Skyrig does not emulate ${resource.type}.` : undefined;
}

function serviceOf(type: BoundResourceType | undefined): string {
  return type?.typeName.split('::')[1] ?? 'CloudFormation';
}
