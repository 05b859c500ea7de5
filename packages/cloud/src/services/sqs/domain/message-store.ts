import { blockGroup, joinGroup, leaveGroup, receivableOfGroups, unblockGroup } from './fifo-groups.ts';
import type { StoreFamily } from '../../../kernel/store-family.ts';
import type { Message, Order, Queue, SqsContext, SqsState } from '../state.ts';

/*
 * A message is in `messages` and `byAge` as long as it lives. Besides:
 *   delayed                in `delayed`, until it is surfaced
 *   in flight              in `inFlight`, until it is surfaced
 *   visible, standard      in `ready`
 *   FIFO                   in its group while not in flight; blocks its group while in flight
 * What lies in `delayed` or `inFlight` when its time has come is surfaced by `visibility.ts` before anyone looks.
 */

const LAST = Number.MAX_SAFE_INTEGER;

/** Whether it was received, and its visibility timeout is not over. */
export function isInFlight(message: Message, now: number): boolean {
  return message.receiptHandle !== undefined && message.visibleAt > now;
}

/** A message that was never received hides because of its delay. */
function hiding(state: SqsState, message: Message): StoreFamily<Order, string> {
  return message.receiptHandle === undefined ? state.delayed : state.inFlight;
}

function hiddenKey(message: Message): Order {
  return [message.visibleAt, message.order];
}

function place(state: SqsState, queue: Queue, message: Message, now: number): void {
  const isHidden = message.visibleAt > now;
  state.messages.of(queue.name).set(message.id, message);
  if (isHidden) hiding(state, message).of(queue.name).set(hiddenKey(message), message.id);
  if (!queue.fifo) {
    if (!isHidden) state.ready.of(queue.name).set(message.order, message.id);
  } else if (isInFlight(message, now)) blockGroup(state, queue, message, now);
  else joinGroup(state, queue, message, now);
}

function displace(state: SqsState, queue: Queue, message: Message, now: number): void {
  const wasHidden = hiding(state, message).of(queue.name).delete(hiddenKey(message));
  if (!queue.fifo) state.ready.of(queue.name).delete(message.order);
  else if (wasHidden && message.receiptHandle !== undefined) unblockGroup(state, queue, message, now);
  else leaveGroup(state, queue, message, now);
}

/** Adds a message. */
export function addMessage(queue: Queue, message: Message, { state, clock }: SqsContext): void {
  place(state, queue, message, clock.now());
  state.byAge.of(queue.name).set([message.sentAt, message.order], message.id);
}

/** Changes a message that is in the queue. */
export function replaceMessage(queue: Queue, before: Message, after: Message, { state, clock }: SqsContext): void {
  displace(state, queue, before, clock.now());
  place(state, queue, after, clock.now());
}

export function removeMessage(queue: Queue, message: Message, { state, clock }: SqsContext): void {
  displace(state, queue, message, clock.now());
  state.messages.of(queue.name).delete(message.id);
  state.byAge.of(queue.name).delete([message.sentAt, message.order]);
}

/** Messages whose time of hiding is over, earliest first; they are still indexed as hidden. */
export function findOverdue(queue: Queue, { state, clock }: SqsContext): Message[] {
  const found: Message[] = [];
  for (const family of [state.delayed, state.inFlight]) {
    for (const [, id] of family.of(queue.name).range({ to: [clock.now(), LAST] })) {
      const message = state.messages.of(queue.name).get(id);
      if (message) found.push(message);
    }
  }
  return found.sort((a, b) => a.visibleAt - b.visibleAt || a.order - b.order);
}

/** When the next hidden message becomes visible, and which it is. */
export function findNextHidden(
  queue: Queue,
  { state }: SqsContext,
): { readonly due: number; readonly message: Message } | undefined {
  const candidates = [state.delayed.of(queue.name).first(), state.inFlight.of(queue.name).first()].flatMap((entry) => {
    const message = entry && state.messages.of(queue.name).get(entry[1]);
    return message ? [{ due: entry[0][0], message }] : [];
  });
  return candidates.sort((a, b) => a.due - b.due)[0];
}

/** Makes an overdue message receivable. */
export function surfaceMessage(queue: Queue, message: Message, { state, clock }: SqsContext): void {
  displace(state, queue, message, clock.now());
  place(state, queue, message, clock.now());
}

/** The messages a receive would take, in order; nothing is changed. */
export function receivable(queue: Queue, max: number, context: SqsContext): Message[] {
  if (queue.fifo) return receivableOfGroups(queue, max, context);
  const found: Message[] = [];
  for (const id of context.state.ready.of(queue.name).values()) {
    if (found.length >= max) break;
    const message = context.state.messages.of(queue.name).get(id);
    if (message) found.push(message);
  }
  return found;
}

export interface Counts {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/** Exact once what is overdue has been surfaced; FIFO messages behind a blocked group count as visible. */
export function countMessages(queue: Queue, { state }: SqsContext): Counts {
  const inFlight = state.inFlight.of(queue.name).size;
  const delayed = state.delayed.of(queue.name).size;
  return { visible: state.messages.of(queue.name).size - inFlight - delayed, inFlight, delayed };
}

/** Forgets every message of a queue. */
export function dropMessages(queue: Queue, { state }: SqsContext): void {
  const { messages, ready, delayed, inFlight, byAge, groups, busyGroups, heads, attempts, attemptsByAge } = state;
  for (const family of [
    messages,
    ready,
    delayed,
    inFlight,
    byAge,
    groups,
    busyGroups,
    heads,
    attempts,
    attemptsByAge,
  ]) {
    family.drop(queue.name);
  }
}
