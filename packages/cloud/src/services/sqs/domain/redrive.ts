import type { Message, Queue, SqsContext } from '../state.ts';
import { announce } from './announce.ts';
import { findQueueByArn } from './find-queue.ts';
import { addMessage, removeMessage } from './message-store.ts';
import { redrivePolicyOf } from './redrive-policy.ts';
import { armRetention } from './retention.ts';

/**
 * Moves a message to the dead-letter queue once it has been received `maxReceiveCount` times and is visible again;
 * answers whether it did. A redrive policy whose target is gone leaves the message where it is.
 */
export function redrive(queue: Queue, message: Message, context: SqsContext): boolean {
  const policy = redrivePolicyOf(queue);
  if (!policy || message.receiveCount < policy.maxReceiveCount) return false;
  const target = findQueueByArn(policy.deadLetterTargetArn, context);
  if (!target) return false;
  removeMessage(queue, message, context);
  // AWS: the id and the receive count go on; a standard queue keeps the time of sending, too, a FIFO queue takes that of the move.
  // Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html (retention periods);
  // the count: a message of a queue with maxReceiveCount 5 arrives from its dead-letter queue with 6 (published drill logs).
  const sentAt = target.queue.fifo ? context.clock.now() : message.sentAt;
  enqueueMoved({ ...message, sentAt, deadLetterSource: queue.arn }, target.queue, target.context);
  return true;
}

/** Puts a message that came from another queue at the end of this one, visible at once. */
export function enqueueMoved(message: Message, queue: Queue, context: SqsContext): void {
  const { state, clock } = context;
  state.order += 1;
  const moved: Message = {
    ...message,
    order: state.order,
    visibleAt: clock.now(),
    receivedAt: undefined,
    receiptHandle: undefined,
  };
  addMessage(queue, moved, context);
  context.access({ resource: queue.arn, key: moved.id, kind: 'write', versionAfter: context.step.seq });
  armRetention(queue, context);
  announce(queue, context);
}
