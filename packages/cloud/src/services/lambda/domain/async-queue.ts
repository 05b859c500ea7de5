import { isAwsError } from '../../../kernel/aws-error.ts';
import {
  ASYNC_RETRY_DELAYS_MS,
  DEFAULT_EVENT_AGE_SECONDS,
  DEFAULT_RETRY_ATTEMPTS,
  THROTTLE_BACKOFF_LIMIT_MS,
} from '../limits.ts';
import type { AsyncEvent, EventInvokeConfig, InvocationAnswer, InvocationRecord, LambdaContext } from '../state.ts';
import { findThrottle } from './concurrency.ts';
import { sendToDeadLetter, sendToDestination } from './deliver-record.ts';
import { functionArn, getFunctionVersion, qualifiedKey, type FoundVersion } from './function-reference.ts';
import { invocationRecord, type FailureCondition } from './invocation-record.ts';
import { acceptInvocation, startNow } from './start-invocation.ts';

export const ATTEMPT = 'async-attempt';

export interface NewEvent {
  readonly functionName: string;
  readonly qualifier: string | undefined;
  /** JSON text. */
  readonly payload: string;
  readonly clientContext?: string | undefined;
  readonly causes?: readonly number[] | undefined;
}

/** Puts an event into the queue of asynchronous invocations; answers its request id. */
export function enqueueEvent(context: LambdaContext, event: NewEvent): string {
  const requestId = context.ids.uuid();
  context.note('requestId', requestId);
  context.state.asyncEvents.set(requestId, {
    requestId,
    functionName: event.functionName,
    qualifier: event.qualifier,
    payload: event.payload,
    clientContext: event.clientContext,
    queuedMs: context.clock.now(),
    invocations: 0,
    throttles: 0,
    causes: [context.step.seq, ...(event.causes ?? [])],
  });
  const resource = functionArn(context, event.functionName, event.qualifier);
  context.access({ resource, key: requestId, kind: 'write', versionAfter: context.step.seq });
  attemptLater(context, requestId, 0, event.causes);
  return requestId;
}

function attemptLater(
  context: LambdaContext,
  requestId: string,
  delayMs: number,
  causes: readonly number[] = [],
): void {
  context.later({ kind: ATTEMPT, key: requestId, delayMs, payload: { requestId }, causes });
}

/** Handles {@link ATTEMPT}: invokes the function with an event, unless it is too old or there is no room. */
export function attemptEvent({ requestId }: { readonly requestId: string }, context: LambdaContext): void {
  const event = context.state.asyncEvents.get(requestId);
  if (!event) return;
  context.causedBy(event.causes);
  const found = findTarget(context, event);
  if (!found) return;
  const { maximumEventAgeMs } = rulesOf(context, event);
  if (context.clock.now() - event.queuedMs > maximumEventAgeMs) {
    fail(context, found, event, 'EventAgeExceeded', undefined);
    return;
  }
  const throttle = findThrottle(context.state, event.functionName);
  if (throttle === undefined) {
    const { payload, clientContext } = event;
    const record = acceptInvocation(context, { requestId, found, trigger: { kind: 'event' }, payload, clientContext });
    startNow(context, record, event.causes);
    return;
  }
  context.note('function', event.functionName);
  context.note('throttled', throttle);
  // AWS: a function with a reserved concurrency of 0 gets no retries. Source: guide, "Configuring reserved concurrency".
  if (context.state.reservedConcurrency.get(event.functionName) === 0) {
    fail(context, found, event, 'ZeroReservedConcurrency', undefined);
    return;
  }
  context.state.asyncEvents.set(requestId, { ...event, throttles: event.throttles + 1 });
  attemptLater(context, requestId, Math.min(THROTTLE_BACKOFF_LIMIT_MS, 1000 * 2 ** event.throttles));
}

/** An invocation for an event is over: its destination, another attempt, or the end of all attempts. */
export function completeEvent(context: LambdaContext, record: InvocationRecord, answer: InvocationAnswer): void {
  const event = context.state.asyncEvents.get(record.requestId);
  const found = event && findTarget(context, event);
  if (!found) return;
  const tried: AsyncEvent = {
    ...event,
    invocations: event.invocations + 1,
    causes: [...event.causes, context.step.seq],
  };
  const { config, maximumRetryAttempts, maximumEventAgeMs } = rulesOf(context, event);
  if (!answer.failed) {
    context.state.asyncEvents.delete(event.requestId);
    if (config?.onSuccess === undefined) return;
    const text = recordText(context, found, tried, 'Success', answer);
    sendToDestination(
      context,
      config.onSuccess,
      text,
      functionArn(context, event.functionName, answer.executedVersion),
      true,
    );
    return;
  }
  const delayMs = ASYNC_RETRY_DELAYS_MS[tried.invocations - 1] ?? 0;
  if (tried.invocations > maximumRetryAttempts) fail(context, found, tried, 'RetriesExhausted', answer);
  else if (context.clock.now() + delayMs - event.queuedMs > maximumEventAgeMs)
    fail(context, found, tried, 'EventAgeExceeded', answer);
  else {
    context.state.asyncEvents.set(event.requestId, tried);
    attemptLater(context, event.requestId, delayMs);
  }
}

/** The event is given up: to the destination for failures and to the dead-letter queue, whichever there are. */
function fail(
  context: LambdaContext,
  found: FoundVersion,
  event: AsyncEvent,
  condition: FailureCondition,
  answer: InvocationAnswer | undefined,
): void {
  context.state.asyncEvents.delete(event.requestId);
  context.note('givenUp', condition);
  const { config } = rulesOf(context, event);
  if (config?.onFailure !== undefined) {
    const text = recordText(context, found, event, condition, answer);
    const executed = answer?.executedVersion ?? found.version.version;
    sendToDestination(context, config.onFailure, text, functionArn(context, event.functionName, executed), false);
  }
  const { deadLetterArn } = found.version.settings;
  if (deadLetterArn !== undefined) sendToDeadLetter(context, deadLetterArn, event, answer);
}

function recordText(
  context: LambdaContext,
  found: FoundVersion,
  event: AsyncEvent,
  condition: FailureCondition | 'Success',
  answer: InvocationAnswer | undefined,
): string {
  return invocationRecord({
    atMs: context.clock.now(),
    requestId: event.requestId,
    functionArn: functionArn(context, event.functionName, found.qualifier ?? '$LATEST'),
    condition,
    invocations: event.invocations,
    payload: event.payload,
    answer,
  });
}

/** The version that an event is for. Events of functions, versions and aliases that are gone are dropped. */
function findTarget(context: LambdaContext, event: AsyncEvent): FoundVersion | undefined {
  try {
    return getFunctionVersion(event.functionName, context, event.qualifier);
  } catch (error) {
    if (!isAwsError(error)) throw error;
    context.state.asyncEvents.delete(event.requestId);
    context.note('dropped', error.message);
    return undefined;
  }
}

interface Rules {
  readonly config: EventInvokeConfig | undefined;
  readonly maximumRetryAttempts: number;
  readonly maximumEventAgeMs: number;
}

function rulesOf(context: LambdaContext, event: AsyncEvent): Rules {
  const config = context.state.eventInvokeConfigs.get(qualifiedKey(event.functionName, event.qualifier ?? '$LATEST'));
  return {
    config,
    maximumRetryAttempts: config?.maximumRetryAttempts ?? DEFAULT_RETRY_ATTEMPTS,
    maximumEventAgeMs: (config?.maximumEventAgeSeconds ?? DEFAULT_EVENT_AGE_SECONDS) * 1000,
  };
}
