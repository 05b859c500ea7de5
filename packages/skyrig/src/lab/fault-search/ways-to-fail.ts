import type { FaultEffect, FaultRule } from '@skyrig/cloud';
import { serviceErrors, specificFailures } from './documented-errors.ts';
import type { FaultKind } from './fault-report.ts';
import { matchCall, type RemoteCall } from '../trials/remote-calls.ts';

/** One way to make one call fail. */
export interface FaultWay {
  readonly kind: FaultKind;
  /** `InternalServerError at every attempt`. */
  readonly name: string;
  readonly rule: FaultRule;
}

/**
 * Every way in which AWS documents that a call may fail. What SDKs try again by themselves fails once, which a retry is to
 * cure, and at every attempt, so that the code gets to know of it.
 */
export function waysToFail(call: RemoteCall): readonly FaultWay[] {
  const { service, operation, input } = call.record;
  const { throttling, internal } = serviceErrors(service);
  const once = (kind: FaultKind, name: string, effect: FaultEffect): FaultWay => ({
    kind,
    name,
    rule: { name, match: matchCall(call), effect },
  });
  const both = (kind: FaultKind, name: string, effect: FaultEffect): readonly FaultWay[] => [
    once(kind, `${name} once`, effect),
    { kind, name: `${name} at every attempt`, rule: { name, match: matchCall(call, true), effect } },
  ];
  return [
    ...both('throttling', throttling.code, { fail: throttling }),
    ...both('internal error', internal.code, { fail: internal }),
    ...specificFailures(service, operation, input).map(({ name, effect }) => once('specific', name, effect)),
    // Of a read, a lost response is no different from an internal error.
    ...(call.isEffect ? both('lost response', 'response lost', { loseResponse: true }) : []),
    once('timeout', 'no answer', { hang: true }),
  ];
}
