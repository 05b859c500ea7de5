import { skyrigError } from '@skyrig/cloud';
import type { IgnoredEffect } from './effect-unit.ts';

const time = 'when something happened differs from run to run';
const id = 'names a request, not what it did';

/** Ignored unless a project says nothing else: values that differ in every run, or that exist for operators alone. */
const defaultIgnored: readonly IgnoredEffect[] = [
  ...['createdAt', 'created_at', 'updatedAt', 'updated_at', 'modifiedAt', 'lastModified', 'timestamp'].map(
    (attribute) => ({ attribute, reason: time }),
  ),
  ...['ttl', 'expiresAt', 'expires_at', 'expireAt', 'expiration'].map((attribute) => ({
    attribute,
    reason: 'says when DynamoDB may delete the item',
  })),
  ...['traceId', 'trace_id', 'requestId', 'request_id', 'correlationId', 'correlation_id', 'traceparent'].map(
    (attribute) => ({ attribute, reason: id }),
  ),
];

/** Throws when an entry lacks its attribute or its reason. */
export function assertIgnoredEffect({ attribute, reason }: IgnoredEffect): void {
  if (attribute && reason) return;
  throw skyrigError(
    'EFFECTS',
    `An ignored effect needs attribute and reason; it has ${JSON.stringify({ attribute, reason })}.`,
  );
}

/** Answers whether an attribute of a resource is ignored. */
export function createIgnore(further: readonly IgnoredEffect[] = []): (resource: string, attribute: string) => boolean {
  const rules = [...defaultIgnored, ...further].map(({ attribute, resource }) => ({
    resource,
    pattern: new RegExp(`^${attribute.split('*').map(escape).join('.*')}$`, 'i'),
  }));
  return (resource, attribute) => {
    const last = attribute.slice(attribute.indexOf('.') + 1);
    return rules.some(
      (rule) =>
        (rule.resource === undefined || rule.resource === resource) &&
        (rule.pattern.test(attribute) || rule.pattern.test(last)),
    );
  };
}

function escape(text: string): string {
  return text.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
}
