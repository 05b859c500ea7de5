import type { Queue, SqsContext } from '../state.ts';
import { announce, armVisibility } from './announce.ts';
import { findOverdue, surfaceMessage } from './message-store.ts';
import { redrive } from './redrive.ts';

/**
 * Makes messages visible whose time has come; those received often enough become dead letters at that moment.
 * Whoever looks at a queue calls it first: a request may come in the same instant as the occurrence that would do it.
 */
export function surface(queue: Queue, context: SqsContext): void {
  const overdue = findOverdue(queue, context);
  if (overdue.length === 0) return;
  for (const message of overdue) {
    surfaceMessage(queue, message, context);
    redrive(queue, message, context);
  }
  announce(queue, context);
  armVisibility(queue, context);
}
