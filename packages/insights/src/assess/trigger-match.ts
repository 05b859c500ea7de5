import type { ObservedInvocations, TestObservation } from './observation.ts';
import type { SystemModel, SystemTrigger, TriggerKind } from './system-model.ts';

/** Whether invocations came by a trigger. One that does not name its source fits every source. */
export function isStartedBy(invocations: ObservedInvocations, trigger: SystemTrigger): boolean {
  if (invocations.function !== trigger.function || invocations.trigger !== trigger.kind) return false;
  if (invocations.via !== undefined) return invocations.via === trigger.name;
  return trigger.source === undefined || invocations.source === undefined || trigger.source === invocations.source;
}

/** The triggers of a function; one that has none of its own is started by calls of the Invoke API. */
export function triggersOf(system: SystemModel, name: string): readonly SystemTrigger[] {
  const own = system.triggers.filter((trigger) => trigger.function === name);
  if (own.length > 0) return own;
  const callers = system.functions.find((one) => one.name === name)?.callers ?? [];
  return [
    { name: 'Invoke', kind: 'invoke', function: name, ...(callers.length > 0 && { detail: callers.join(', ') }) },
  ];
}

/** Whether a test set a trigger off itself, by what it did or by letting time pass, with no other function in between. */
export function entersBy(test: TestObservation, trigger: SystemTrigger): boolean {
  return test.invocations.some((invocations) => isStartedBy(invocations, trigger) && invocations.origin !== 'function');
}

const AT_LEAST_ONCE: readonly TriggerKind[] = [
  'schedule',
  'queue',
  'stream',
  'event',
  'topic',
  'bucket',
  'destination',
];

/**
 * Whether the same event may arrive twice. AWS: asynchronous invocations, standard queues and streams deliver at least
 * once. Source: Lambda developer guide, "Understanding retry behavior in Lambda".
 */
export function mayRepeat({ kind }: SystemTrigger): boolean {
  return AT_LEAST_ONCE.includes(kind);
}

/** Whether the trigger invokes asynchronously, so that nobody hears of a failure but a destination or dead-letter queue. */
export function isAsynchronous({ kind }: SystemTrigger): boolean {
  return ['schedule', 'event', 'topic', 'bucket', 'destination'].includes(kind);
}
