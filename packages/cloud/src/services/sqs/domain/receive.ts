import { overLimit } from '../errors.ts';
import { MAX_IN_FLIGHT } from '../limits.ts';
import type { Message, Queue, SqsContext } from '../state.ts';
import { armVisibility } from './announce.ts';
import { receivable, replaceMessage } from './message-store.ts';
import { formatReceipt } from './receipt-handle.ts';
import { redrive } from './redrive.ts';
import { surface } from './visibility.ts';

/** Takes visible messages in order; they are in flight for `visibilitySeconds`. */
export function receiveMessages(queue: Queue, max: number, visibilitySeconds: number, context: SqsContext): Message[] {
  surface(queue, context);
  const candidates = receivableAlive(queue, max, context);
  if (candidates.length === 0) return [];
  const room = MAX_IN_FLIGHT - context.state.inFlight.of(queue.name).size;
  if (room <= 0) {
    // AWS: a FIFO queue at its limit answers nothing, a standard queue an error.
    // Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
    if (queue.fifo) return [];
    throw overLimit();
  }
  const received = candidates.slice(0, room).map((message) => take(queue, message, visibilitySeconds, context));
  context.causedBy(received.map(({ sentBy }) => sentBy));
  armVisibility(queue, context);
  return received;
}

/* A message that is visible may have been received too often all the same: after a visibility timeout of 0, or a new policy. */
function receivableAlive(queue: Queue, max: number, context: SqsContext): Message[] {
  for (;;) {
    const candidates = receivable(queue, max, context);
    if (candidates.filter((message) => redrive(queue, message, context)).length === 0) return candidates;
  }
}

function take(queue: Queue, message: Message, visibilitySeconds: number, context: SqsContext): Message {
  const now = context.clock.now();
  const counted: Message = { ...message, receiveCount: message.receiveCount + 1 };
  const taken: Message = {
    ...counted,
    receiptHandle: formatReceipt(queue, counted, context),
    firstReceivedAt: message.firstReceivedAt ?? now,
    receivedAt: now,
    visibleAt: now + visibilitySeconds * 1000,
  };
  replaceMessage(queue, message, taken, context);
  context.access({ resource: queue.arn, key: message.id, kind: 'read', versionBefore: message.sentBy });
  return taken;
}
