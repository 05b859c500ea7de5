import { armVisibility } from './domain/announce.ts';
import { moveNext } from './domain/move-task.ts';
import { expire } from './domain/retention.ts';
import { surface } from './domain/visibility.ts';
import type { SqsContext } from './state.ts';

interface Due {
  readonly key: string;
}

/** Delayed or timed-out messages of a queue become visible. */
export function messagesVisible(_payload: unknown, context: SqsContext, { key }: Due): void {
  const queue = context.state.queues.get(key);
  if (!queue) return;
  surface(queue, context);
  armVisibility(queue, context);
}

/** The oldest messages of a queue have reached its retention period. */
export function retention(_payload: unknown, context: SqsContext, { key }: Due): void {
  const queue = context.state.queues.get(key);
  if (queue) expire(queue, context);
}

export const moveMessages: typeof moveNext = moveNext;
