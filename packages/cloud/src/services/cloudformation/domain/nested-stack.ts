import { parseTemplate } from '../../../deploy/template/parse-template.ts';
import {
  isTemplateList,
  isTemplateObject,
  scalarText,
  type TemplateObject,
  textOf,
} from '../../../deploy/template/template-value.ts';
import type { TemplateResource } from '../../../deploy/template/template.ts';
import { validationError } from '../errors.ts';
import type { CloudFormationContext, ResourceRecord, StackRecord } from '../state.ts';
import { failureReason } from './failure-reason.ts';
import { newRecord, policiesOf, type Applied } from './new-resource.ts';
import { resolveProperties } from './plan.ts';
import { prepareStack, type PreparedStack, type StackRequest } from './prepare-stack.ts';
import { addResourceEvent, setResource, withStatus } from './record-status.ts';
import { physicalName, physicalSuffix } from './resource-request.ts';
import { hasChanges } from './stack-changes.ts';
import { scopeOfStack } from './stack-scope.ts';
import { newStackId, startCreate, startDelete, startUpdate } from './start-deployment.ts';
import { readTemplate } from './template-source.ts';

const REVERTING = 'The nested stack is being rolled back';

/** Starts a nested stack, or tells how it went. */
export function createNestedStack(
  stack: StackRecord,
  logicalId: string,
  declared: TemplateResource,
  context: CloudFormationContext,
): Applied {
  const existing = context.state.resources.of(stack.stackId).get(logicalId);
  if (existing?.status === 'CREATE_IN_PROGRESS' && existing.physicalId !== undefined) {
    return finish(stack, existing, 'CREATE', context);
  }
  const start = setResource(stack, newRecord(logicalId, declared, false), context);
  return attempt(stack, start, 'CREATE_FAILED', context, () => {
    const properties = resolveProperties(declared, scopeOfStack(stack, context));
    const stackName = physicalName(stack.stackName, logicalId, physicalSuffix([stack.stackId, logicalId]), {
      maxLength: 128,
    });
    const identity = { stackName, stackId: newStackId(stackName, context) };
    const { settings, plan } = prepare(stack, properties, identity, undefined, context);
    startCreate(
      identity,
      settings,
      plan.order,
      {
        onFailure: stack.onFailure === 'DO_NOTHING' ? 'DO_NOTHING' : 'ROLLBACK',
        terminationProtection: false,
        parentId: stack.stackId,
        rootId: stack.rootId ?? stack.stackId,
      },
      context,
    );
    const created: ResourceRecord = {
      ...start,
      ...policiesOf(declared, stack, context),
      properties,
      physicalId: identity.stackId,
      ref: identity.stackId,
    };
    context.state.resources.of(stack.stackId).set(logicalId, created);
    addResourceEvent(stack, created, context, 'Resource creation Initiated');
    return 'waiting';
  });
}

/** Starts to update a nested stack whose template or parameters have changed, or tells how it went. */
export function updateNestedStack(
  stack: StackRecord,
  existing: ResourceRecord,
  declared: TemplateResource,
  context: CloudFormationContext,
): Applied {
  if (existing.status === 'UPDATE_IN_PROGRESS') return finish(stack, existing, 'UPDATE', context);
  return attempt(stack, existing, 'UPDATE_FAILED', context, () => {
    const properties = resolveProperties(declared, scopeOfStack(stack, context));
    const record = { ...existing, ...policiesOf(declared, stack, context), properties };
    return startNestedUpdate(stack, record, undefined, context);
  });
}

/** Starts to bring a nested stack back to what it was, or tells how it went. */
export function revertNestedStack(
  stack: StackRecord,
  present: ResourceRecord,
  previous: ResourceRecord,
  context: CloudFormationContext,
): Applied {
  const child = context.state.stacks.get(present.physicalId ?? '');
  if (child?.status.endsWith('_IN_PROGRESS')) return 'waiting';
  if (present.statusReason === REVERTING && child?.status !== 'UPDATE_COMPLETE') {
    setResource(stack, withStatus(present, 'UPDATE_FAILED', embedded(child, 'updated', context)), context);
    return 'failed';
  }
  return attempt(stack, present, 'UPDATE_FAILED', context, () => {
    const record = { ...present, properties: previous.properties };
    const applied = startNestedUpdate(stack, record, REVERTING, context);
    if (applied !== 'unchanged') return applied;
    setResource(stack, withStatus({ ...previous, attributes: outputsOf(child) }, 'UPDATE_COMPLETE'), context);
    return 'done';
  });
}

/** Starts to delete a nested stack, or tells how it went. */
export function deleteNestedStack(
  resource: ResourceRecord,
  tell: (record: ResourceRecord) => void,
  context: CloudFormationContext,
): Applied {
  const child = context.state.stacks.get(resource.physicalId ?? '');
  if (!child || child.status === 'DELETE_COMPLETE') {
    tell(withStatus(resource, 'DELETE_COMPLETE'));
    return 'done';
  }
  if (child.status.endsWith('_IN_PROGRESS')) return 'waiting';
  if (resource.status === 'DELETE_IN_PROGRESS') {
    tell(withStatus(resource, 'DELETE_FAILED', embedded(child, 'deleted', context)));
    return 'failed';
  }
  tell(withStatus(resource, 'DELETE_IN_PROGRESS'));
  startDelete(child, [], undefined, context);
  return 'waiting';
}

function startNestedUpdate(
  stack: StackRecord,
  record: ResourceRecord,
  reason: string | undefined,
  context: CloudFormationContext,
): Applied {
  const child = context.state.stacks.get(record.physicalId ?? '');
  if (!child) throw validationError(`Stack [${record.physicalId ?? ''}] does not exist`);
  const prepared = prepare(stack, record.properties, child, child, context);
  if (!hasChanges(child, prepared, context)) {
    context.state.resources.of(stack.stackId).set(record.logicalId, { ...record, attributes: outputsOf(child) });
    return 'unchanged';
  }
  setResource(stack, withStatus(record, 'UPDATE_IN_PROGRESS', reason), context);
  startUpdate(child, prepared, {}, context);
  return 'waiting';
}

function finish(
  stack: StackRecord,
  record: ResourceRecord,
  verb: 'CREATE' | 'UPDATE',
  context: CloudFormationContext,
): Applied {
  const child = context.state.stacks.get(record.physicalId ?? '');
  if (child?.status.endsWith('_IN_PROGRESS')) return 'waiting';
  if (child?.status === `${verb}_COMPLETE`) {
    setResource(stack, withStatus({ ...record, attributes: outputsOf(child) }, `${verb}_COMPLETE`), context);
    return 'done';
  }
  const reason = embedded(child, verb === 'CREATE' ? 'created' : 'updated', context);
  setResource(stack, withStatus(record, `${verb}_FAILED`, reason), context);
  return 'failed';
}

function embedded(child: StackRecord | undefined, done: string, context: CloudFormationContext): string {
  const events = child ? [...context.state.events.of(child.stackId).values()] : [];
  const last = events.findLast(
    (event) => event.physicalId === child?.stackId && event.reason?.startsWith('The following'),
  );
  return `Embedded stack ${child?.stackId ?? ''} was not successfully ${done}: ${last?.reason ?? child?.status ?? 'it is gone'}`;
}

function outputsOf(child: StackRecord | undefined): Readonly<Record<string, unknown>> {
  return Object.fromEntries((child?.outputs ?? []).map(({ key, value }) => [`Outputs.${key}`, value]));
}

function prepare(
  stack: StackRecord,
  properties: TemplateObject,
  identity: { readonly stackId: string; readonly stackName: string },
  previous: StackRecord | undefined,
  context: CloudFormationContext,
): PreparedStack {
  const { Parameters, Tags } = properties;
  const given: TemplateObject = isTemplateObject(Parameters) ? Parameters : {};
  const tags = isTemplateList(Tags) ? Tags.filter(isTemplateObject) : [];
  const request: StackRequest = {
    Parameters: Object.entries(given).map(([ParameterKey, value]) => ({
      ParameterKey,
      ParameterValue: isTemplateList(value) ? value.map(textOf).join(',') : textOf(value),
    })),
    Tags: [
      ...Object.entries(stack.tags).map(([Key, Value]) => ({ Key, Value })),
      ...tags.map(({ Key, Value }) => ({ Key: textOf(Key), Value: textOf(Value) })),
    ],
    Capabilities: stack.capabilities,
    NotificationARNs: stack.notificationArns,
  };
  const body = templateBody(stack, properties, context);
  return prepareStack(request, body, identity, previous, context, { throughChangeSet: true });
}

/** The nested template: from S3, or read from disk when the outer one was loaded. What the outer one ignores, it ignores too. */
function templateBody(stack: StackRecord, properties: TemplateObject, context: CloudFormationContext): string {
  const location = properties['TemplateURL'];
  const local = isTemplateObject(location) ? location['SkyrigTemplateBody'] : undefined;
  const url = scalarText(location ?? null);
  const body = typeof local === 'string' ? local : readTemplate(url === undefined ? {} : { TemplateURL: url }, context);
  const settings = stack.template.Metadata?.['Skyrig'];
  if (settings === undefined) return body;
  const template = parseTemplate(body);
  return JSON.stringify({ ...template, Metadata: { Skyrig: settings, ...template.Metadata } });
}

function attempt(
  stack: StackRecord,
  record: ResourceRecord,
  failed: 'CREATE_FAILED' | 'UPDATE_FAILED',
  context: CloudFormationContext,
  run: () => Applied,
): Applied {
  try {
    return run();
  } catch (error) {
    setResource(stack, withStatus(record, failed, failureReason(error, 'CloudFormation', context)), context);
    return 'failed';
  }
}
