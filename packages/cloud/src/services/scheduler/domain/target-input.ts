import type { InvocationPayload } from '../state.ts';
import type { Place } from './resource-names.ts';

/** Times as Scheduler writes them, without milliseconds. */
export function formatTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/**
 * The input of a target with the context attributes filled in.
 * Source: EventBridge Scheduler user guide, "Adding context attributes".
 */
export function fillInAttributes(input: string, invocation: InvocationPayload): string {
  return input
    .replaceAll('<aws.scheduler.schedule-arn>', invocation.scheduleArn)
    .replaceAll('<aws.scheduler.scheduled-time>', formatTime(invocation.scheduledMs))
    .replaceAll('<aws.scheduler.execution-id>', invocation.executionId)
    .replaceAll('<aws.scheduler.attempt-number>', String(invocation.retryAttempts + 1));
}

/** What a function, queue or topic gets: its input, or a notification when the target has none. */
export function targetBody(invocation: InvocationPayload, place: Place): string {
  const { Input } = invocation.target;
  return Input === undefined ? JSON.stringify(notificationOf(invocation, place)) : fillInAttributes(Input, invocation);
}

/** AWS: what targets without an input get. Source: EventBridge Scheduler user guide, "Templated targets". */
function notificationOf(invocation: InvocationPayload, { account, region }: Place): object {
  return {
    version: '0',
    id: invocation.notificationId,
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account,
    time: formatTime(invocation.scheduledMs),
    region,
    resources: [invocation.scheduleArn],
    detail: '{}',
  };
}
