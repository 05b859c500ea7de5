import type { Message, Queue, SqsContext, SqsState } from '../state.ts';

/*
 * FIFO queues deliver each message group in order. `groups` has every message that is not in flight, by group and
 * position; `busyGroups` counts those in flight, which block their group; `heads` has every group whose first message
 * may be received now, by that message's position. All three change together, here.
 */

const LAST = Number.MAX_SAFE_INTEGER;

const groupOf = (message: Message): string => message.groupId ?? '';

/** Puts a message that is not in flight into its group. */
export function joinGroup(state: SqsState, queue: Queue, message: Message, now: number): void {
  changeGroup(state, queue, message, now, () =>
    state.groups.of(queue.name).set([groupOf(message), message.order], message.id),
  );
}

/** Takes a message that is not in flight out of its group. */
export function leaveGroup(state: SqsState, queue: Queue, message: Message, now: number): void {
  changeGroup(state, queue, message, now, () => state.groups.of(queue.name).delete([groupOf(message), message.order]));
}

/** Blocks a message's group while the message is in flight. */
export function blockGroup(state: SqsState, queue: Queue, message: Message, now: number): void {
  changeGroup(state, queue, message, now, () => addBusy(state, queue, message, 1));
}

/** Takes back what {@link blockGroup} did. */
export function unblockGroup(state: SqsState, queue: Queue, message: Message, now: number): void {
  changeGroup(state, queue, message, now, () => addBusy(state, queue, message, -1));
}

function addBusy(state: SqsState, queue: Queue, message: Message, change: number): void {
  const counts = state.busyGroups.of(queue.name);
  const left = (counts.get(groupOf(message)) ?? 0) + change;
  if (left > 0) counts.set(groupOf(message), left);
  else counts.delete(groupOf(message));
}

function changeGroup(state: SqsState, queue: Queue, message: Message, now: number, change: () => void): void {
  const group = groupOf(message);
  const heads = state.heads.of(queue.name);
  const before = firstOf(state, queue, group);
  if (before) heads.delete(before.order);
  change();
  const first = firstOf(state, queue, group);
  if (!first || state.busyGroups.of(queue.name).has(group)) return;
  const head = first.id === message.id ? message : state.messages.of(queue.name).get(first.id);
  if (head && head.visibleAt <= now) heads.set(first.order, group);
}

function firstOf(
  state: SqsState,
  queue: Queue,
  group: string,
): { readonly order: number; readonly id: string } | undefined {
  for (const [[, order], id] of state.groups.of(queue.name).range({ from: [group, 0], to: [group, LAST] }))
    return { order, id };
  return undefined;
}

/**
 * The messages a receive would take.
 *
 * AWS: as many as possible of one group, then of the next; the group with the oldest message comes first.
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html
 */
export function receivableOfGroups(queue: Queue, max: number, { state, clock }: SqsContext): Message[] {
  const found: Message[] = [];
  for (const group of state.heads.of(queue.name).values()) {
    for (const [, id] of state.groups.of(queue.name).range({ from: [group, 0], to: [group, LAST] })) {
      const message = state.messages.of(queue.name).get(id);
      if (!message || message.visibleAt > clock.now()) break;
      if (found.length >= max) return found;
      found.push(message);
    }
  }
  return found;
}
