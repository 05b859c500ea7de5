import {
  attempt,
  callTarget,
  missingResource,
  parseArn,
  planRetry,
  readRetryPolicy,
} from '../../event-delivery/index.ts';
import type { DeliveryFailure, ExhaustedRetryCondition } from '../../event-delivery/index.ts';
import type { DeliveryPayload, EventBridgeContext, EventEnvelope } from '../state.ts';
import { findBus } from './buses.ts';
import { ingestEvent } from './ingest-event.ts';
import { parseBusArn, ruleArn } from './resource-names.ts';
import { targetInput } from './target-input.ts';

/** Hands an event to a target; a failure is retried or ends in the dead-letter queue. */
export function deliverEvent(payload: DeliveryPayload, context: EventBridgeContext): void {
  const { busName, ruleName, target, event, retryAttempts } = payload;
  context.note('rule', ruleArn(context, busName, ruleName));
  context.note('target', target.Arn);
  context.note('eventId', event.id);
  const failure = callRuleTarget(payload, context);
  if (failure === undefined) return;
  context.note('deliveryError', `${failure.code}: ${failure.message}`);
  if (!failure.isRetryable) return sendToDeadLetterQueue(payload, context, failure);
  const plan = planRetry(
    readRetryPolicy(target.RetryPolicy),
    { retryAttempts, startedAt: payload.ingestedAt, now: context.clock.now() },
    context.random,
  );
  if (!plan.retry) return sendToDeadLetterQueue(payload, context, failure, plan.exhausted);
  const next: DeliveryPayload = { ...payload, retryAttempts: retryAttempts + 1 };
  context.later({ kind: 'delivery', key: context.ids.uuid(), delayMs: plan.delayMs, payload: next });
}

function callRuleTarget(payload: DeliveryPayload, context: EventBridgeContext): DeliveryFailure | undefined {
  const { busName, ruleName, target, event, ingestedAt } = payload;
  const arn = parseArn(target.Arn);
  if (arn?.service === 'events') return forwardToBus(target.Arn, event, context);
  const input = targetInput(target, event, { ruleArn: ruleArn(context, busName, ruleName), ruleName, ingestedAt });
  if ('failure' in input) return input.failure;
  if (arn?.service === 'logs') return writeLog(target.Arn, input.body, event, context);
  return callTarget(context.ports, {
    arn: target.Arn,
    body: input.body,
    messageGroupId: target.SqsParameters?.MessageGroupId,
  });
}

/** AWS: an event keeps its id, account, region and time when it goes on to another bus. Source: EventBridge user guide, "Sending events between buses". */
function forwardToBus(arn: string, event: EventEnvelope, context: EventBridgeContext): DeliveryFailure | undefined {
  const place = parseBusArn(arn);
  if (place === undefined)
    return missingResource('NotImplemented', `Skyrig does not deliver to targets such as ${arn} yet.`);
  const destination = context.within(place.account, place.region);
  if (findBus(destination.state, place.busName) === undefined) {
    return missingResource('ResourceNotFoundException', `Event bus ${place.busName} does not exist.`);
  }
  ingestEvent(destination, place.busName, event);
  return undefined;
}

function writeLog(
  arn: string,
  body: string,
  event: EventEnvelope,
  context: EventBridgeContext,
): DeliveryFailure | undefined {
  const parsed = parseArn(arn);
  const group = /^log-group:([^:]+)/.exec(parsed?.resource ?? '')?.[1];
  const { logs } = context.ports;
  if (parsed === undefined || group === undefined || logs === undefined) {
    return missingResource('ResourceNotFoundException', 'The specified log group does not exist.');
  }
  const place = { account: parsed.account, region: parsed.region };
  return attempt(() => logs.write(place, group, event.id, [{ timestamp: Date.parse(event.time), message: body }]));
}

/** AWS: the attributes of dead-letter messages. Source: EventBridge user guide, "Using dead-letter queues to process undelivered events". */
function sendToDeadLetterQueue(
  payload: DeliveryPayload,
  context: EventBridgeContext,
  failure: DeliveryFailure,
  exhausted?: ExhaustedRetryCondition,
): void {
  const { busName, ruleName, target, event, retryAttempts } = payload;
  const queueArn = target.DeadLetterConfig?.Arn;
  const { queues } = context.ports;
  if (queueArn === undefined || queues?.exists(queueArn) !== true) {
    context.note('dropped', true);
    return;
  }
  const lost = attempt(() =>
    queues.send(queueArn, {
      body: JSON.stringify(event),
      attributes: {
        RULE_ARN: ruleArn(context, busName, ruleName),
        TARGET_ARN: target.Arn,
        ERROR_CODE: failure.kind,
        ERROR_MESSAGE: failure.message,
        RETRY_ATTEMPTS: String(retryAttempts),
        ...(exhausted !== undefined && { EXHAUSTED_RETRY_CONDITION: exhausted }),
      },
    }),
  );
  if (lost !== undefined) context.note('dropped', true);
}
