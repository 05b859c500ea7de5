import type { Actor, TraceRecord } from '@skyrig/cloud';

/** An invocation as an actor. */
export function invocation(name: string, ordinal = 1): Actor {
  return {
    kind: 'invocation',
    id: `${name}-${String(ordinal)}`,
    name,
    identity: ordinal === 1 ? name : `${name}~${String(ordinal)}`,
    cause: undefined,
  };
}

/** A trace record of an actor, or of the service or test of that name. */
export function record(seq: number, by: Actor | string, rest: Partial<TraceRecord> = {}): TraceRecord {
  const actor: Actor =
    typeof by === 'string'
      ? { kind: by === 'test' ? 'test' : 'service', id: by, name: by, identity: by, cause: undefined }
      : by;
  return {
    seq,
    at: 0,
    kind: actor.kind === 'service' ? 'occurrence' : 'request',
    actor,
    identity: `${actor.identity}>dynamodb:GetItem`,
    service: 'dynamodb',
    operation: 'GetItem',
    account: '000000000000',
    region: 'us-east-1',
    causes: [],
    accesses: [],
    outcome: 'ok',
    ...rest,
  };
}
