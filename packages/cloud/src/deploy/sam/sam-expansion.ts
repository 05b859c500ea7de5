import { createHash } from 'node:crypto';
import { templateError } from '../template/template-error.ts';
import { canonicalJson, type TemplateObject, type TemplateValue } from '../template/template-value.ts';
import type { TemplateResource } from '../template/template.ts';

/** Resources by logical id. */
export type Resources = Readonly<Record<string, TemplateResource>>;

/** A policy of a role: name and document. */
export interface InlinePolicy {
  readonly PolicyName: string;
  readonly PolicyDocument: TemplateObject;
}

/** What one SAM construct turns into. */
export interface SamExpansion {
  readonly resources: Resources;
  /** ARNs the function's generated role gets. */
  readonly managedPolicies?: readonly string[];
  /** Statements the function's generated role gets. */
  readonly policies?: readonly InlinePolicy[];
}

/** Resource attributes that generated resources take over from the one they are generated for. */
export type InheritedAttributes = Pick<TemplateResource, 'Condition' | 'DeletionPolicy' | 'UpdateReplacePolicy'>;

export function inheritedAttributes(resource: TemplateResource): InheritedAttributes {
  const { Condition, DeletionPolicy, UpdateReplacePolicy } = resource;
  return {
    ...(Condition === undefined ? {} : { Condition }),
    ...(DeletionPolicy === undefined ? {} : { DeletionPolicy }),
    ...(UpdateReplacePolicy === undefined ? {} : { UpdateReplacePolicy }),
  };
}

const refusal =
  'Transform AWS::Serverless-2016-10-31 failed with: Invalid Serverless Application Specification document. Number of errors found: 1.';

/** SAM's answer to a resource it cannot transform. */
export function samError(logicalId: string, reason: string, hint?: string): Error {
  return templateError(
    `${refusal} Resource with id [${logicalId}] is invalid. ${reason}`,
    hint === undefined ? {} : { hint },
  );
}

/**
 * SAM's answer to a generated resource whose id is taken, e.g. by a queue `FulfilQueue` beside a function `Fulfil`
 * with an event `Queue`. Source: aws-sam-translator, samtranslator/model/exceptions.py, DuplicateLogicalIdException.
 */
export function duplicateIdError(logicalId: string, newId: string, type: string): Error {
  return templateError(
    `${refusal} Transforming resource with id [${logicalId}] attempts to create a new resource with id [${newId}] and type "${type}". A resource with that id already exists within this template. Please use a different id for that resource.`,
  );
}

/** Refuses a property that a SAM type does not have, or that is not translated. */
export function refuseUnknownProperties(
  logicalId: string,
  type: string,
  properties: TemplateObject,
  known: ReadonlySet<string>,
): void {
  const unknown = Object.keys(properties).find((name) => !known.has(name));
  if (unknown !== undefined) throw samError(logicalId, `property ${unknown} not defined for resource of type ${type}`);
}

/** SAM's answer to an event it cannot transform. */
export function samEventError(functionId: string, eventId: string, reason: string): Error {
  return samError(functionId, `Event with id [${eventId}] is invalid. ${reason}`);
}

/**
 * The ten hexadecimal digits SAM appends to logical ids that must change when the data does.
 * Source: https://github.com/aws/serverless-application-model/blob/develop/docs/internals/generated_resources.rst
 */
export function hashSuffix(data: TemplateValue): string {
  return createHash('sha1')
    .update(canonicalJson(machineIndependent(data)))
    .digest('hex')
    .slice(0, 10);
}

/** Local paths count by their last part, so that logical ids are the same on every machine. */
function machineIndependent(data: TemplateValue): TemplateValue {
  const text = JSON.stringify(data, (key, value: unknown) =>
    key === 'SkyrigLocalPath' && typeof value === 'string' ? value.split(/[\\/]/).at(-1) : value,
  );
  return JSON.parse(text) as TemplateValue;
}

/** Only the members that are there, in the given order. */
export function pickDefined(source: TemplateObject, names: readonly string[]): TemplateObject {
  const picked: Record<string, TemplateValue> = {};
  for (const name of names) {
    const value = source[name];
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}

/** A map of tags as CloudFormation's list of keys and values. */
export function tagList(tags: TemplateValue | undefined): readonly TemplateObject[] {
  return Object.entries((tags ?? {}) as TemplateObject).map(([Key, Value]) => ({ Key, Value }));
}
