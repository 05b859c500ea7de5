import {
  attempt,
  callTarget,
  missingResource,
  parseArn,
  planRetry,
  readRetryPolicy,
} from '../../event-delivery/index.ts';
import type { DeliveryFailure, ExhaustedRetryCondition } from '../../event-delivery/index.ts';
import type { InvocationPayload, SchedulerContext } from '../state.ts';
import { fillInAttributes, formatTime, targetBody } from './target-input.ts';
import { callUniversalTarget, parseUniversalTarget } from './universal-target.ts';

/** Calls a target; a failure is retried or ends in the dead-letter queue. */
export function invokeTarget(invocation: InvocationPayload, context: SchedulerContext): void {
  const { target, retryAttempts, startedAt } = invocation;
  context.note('schedule', invocation.scheduleArn);
  context.note('target', target.Arn);
  const failure = callTargetOf(invocation, context);
  if (failure === undefined) return;
  context.note('deliveryError', `${failure.code}: ${failure.message}`);
  if (!failure.isRetryable) return sendToDeadLetterQueue(invocation, context, failure);
  const plan = planRetry(
    readRetryPolicy(target.RetryPolicy),
    { retryAttempts, startedAt, now: context.clock.now() },
    context.random,
  );
  if (!plan.retry) return sendToDeadLetterQueue(invocation, context, failure, plan.exhausted);
  const next: InvocationPayload = { ...invocation, retryAttempts: retryAttempts + 1 };
  context.later({ kind: 'invocation', key: invocation.executionId, delayMs: plan.delayMs, payload: next });
}

function callTargetOf(invocation: InvocationPayload, context: SchedulerContext): DeliveryFailure | undefined {
  const { target } = invocation;
  const universal = parseUniversalTarget(target.Arn);
  if (universal !== undefined)
    return callUniversalTarget(universal, fillInAttributes(target.Input ?? '{}', invocation), context);
  if (parseArn(target.Arn)?.service === 'events') return putEvent(invocation, context);
  return callTarget(context.ports, {
    arn: target.Arn,
    body: targetBody(invocation, context),
    messageGroupId: target.SqsParameters?.MessageGroupId,
  });
}

function putEvent(invocation: InvocationPayload, { ports: { buses } }: SchedulerContext): DeliveryFailure | undefined {
  const { Arn, Input = '{}', EventBridgeParameters } = invocation.target;
  if (buses?.exists(Arn) !== true)
    return missingResource('ResourceNotFoundException', `Event bus ${Arn} does not exist.`);
  return attempt(() =>
    buses.putEvent(Arn, {
      source: EventBridgeParameters?.Source ?? '',
      detailType: EventBridgeParameters?.DetailType ?? '',
      detail: fillInAttributes(Input, invocation),
      resources: [invocation.scheduleArn],
    }),
  );
}

/** AWS: the attributes of dead-letter messages. Source: EventBridge Scheduler user guide, "Configuring a schedule's dead-letter queue". */
function sendToDeadLetterQueue(
  invocation: InvocationPayload,
  context: SchedulerContext,
  failure: DeliveryFailure,
  exhausted?: ExhaustedRetryCondition,
): void {
  const { target, scheduleArn, executionId, scheduledMs, retryAttempts } = invocation;
  const queueArn = target.DeadLetterConfig?.Arn;
  const { queues } = context.ports;
  if (queueArn === undefined || queues?.exists(queueArn) !== true) {
    context.note('dropped', true);
    return;
  }
  const lost = attempt(() =>
    queues.send(queueArn, {
      body: targetBody(invocation, context),
      attributes: {
        SCHEDULE_ARN: scheduleArn,
        TARGET_ARN: target.Arn,
        EXECUTION_ID: executionId,
        SCHEDULED_TIME: formatTime(scheduledMs),
        ERROR_CODE: failure.code,
        ERROR_MESSAGE: failure.message,
        RETRY_ATTEMPTS: String(retryAttempts),
        IS_PAYLOAD_TRUNCATED: 'false',
        ...(exhausted !== undefined && { EXHAUSTED_RETRY_CONDITION: exhausted }),
      },
    }),
  );
  if (lost !== undefined) context.note('dropped', true);
}
