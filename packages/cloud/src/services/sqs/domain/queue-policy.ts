import type { Queue } from '../state.ts';

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal: unknown;
  readonly Action: unknown;
  readonly Resource: unknown;
}

export interface QueuePolicy {
  readonly Version: string;
  readonly Id: string;
  readonly Statement: readonly PolicyStatement[];
}

/* AWS: the version and the id. Source: LocalStack's recordings of AWS, test_sqs_permission_lifecycle. */
/** The queue's policy; an empty one when it has none. */
export function parsePolicy(queue: Queue): QueuePolicy {
  const text = queue.attributes['Policy'];
  const empty: QueuePolicy = { Version: '2008-10-17', Id: `${queue.arn}/SQSDefaultPolicy`, Statement: [] };
  return text ? { ...empty, ...(JSON.parse(text) as Partial<QueuePolicy>) } : empty;
}

/** AWS writes a list of one as the one. */
export function oneOrMany(values: readonly string[]): string | readonly string[] {
  return values.length === 1 ? (values[0] ?? '') : values;
}
