import type { Queue, SqsContext } from '../state.ts';
import { findNextHidden } from './message-store.ts';

/** Requests waiting for messages of a queue wait on this key. */
export function wakeKey(queue: Queue): string {
  return `sqs:${queue.arn}`;
}

/** Tells whoever waits for messages of the queue that there may be some. */
export function announce(queue: Queue, context: SqsContext): void {
  context.wake(wakeKey(queue));
  context.ports.pollers?.available(queue.arn);
}

/** Schedules the moment at which the next hidden message becomes visible. */
export function armVisibility(queue: Queue, context: SqsContext): void {
  const next = findNextHidden(queue, context);
  if (!next) {
    context.cancel('messages-visible', queue.name);
    return;
  }
  if (context.dueOf('messages-visible', queue.name) === next.due) return;
  context.later({
    kind: 'messages-visible',
    key: queue.name,
    due: next.due,
    // Nobody but a poller acts by itself on a message that becomes visible.
    background: context.ports.pollers?.consumes(queue.arn) !== true,
    causes: [next.message.sentBy],
  });
}
