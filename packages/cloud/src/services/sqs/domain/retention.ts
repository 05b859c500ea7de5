import type { Queue, SqsContext } from '../state.ts';
import { announce, armVisibility } from './announce.ts';
import { removeMessage } from './message-store.ts';
import { numberOf } from './queue-attributes.ts';

function retentionMs(queue: Queue): number {
  return numberOf(queue, 'MessageRetentionPeriod') * 1000;
}

/** Schedules the deletion of the oldest message. */
export function armRetention(queue: Queue, context: SqsContext): void {
  const oldest = context.state.byAge.of(queue.name).first();
  if (!oldest) {
    context.cancel('retention', queue.name);
    return;
  }
  const due = oldest[0][0] + retentionMs(queue);
  if (context.dueOf('retention', queue.name) !== due)
    context.later({ kind: 'retention', key: queue.name, due, background: true });
}

/** Deletes what is older than the retention period, in flight or not. */
export function expire(queue: Queue, context: SqsContext): void {
  const byAge = context.state.byAge.of(queue.name);
  const limit = context.clock.now() - retentionMs(queue);
  for (let oldest = byAge.first(); oldest && oldest[0][0] <= limit; oldest = byAge.first()) {
    const message = context.state.messages.of(queue.name).get(oldest[1]);
    if (!message) throw new Error(`Message ${oldest[1]} of ${queue.arn} has an age and is not there`);
    removeMessage(queue, message, context);
  }
  armRetention(queue, context);
  armVisibility(queue, context);
  // An expired message in flight has blocked its group.
  if (queue.fifo) announce(queue, context);
}
