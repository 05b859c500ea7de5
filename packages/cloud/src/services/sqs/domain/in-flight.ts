import {
  invalidValue,
  notAvailableForVisibilityChange,
  receiptHandleExpired,
  receiptHandleInvalid,
} from '../errors.ts';
import { MAX_VISIBILITY_SECONDS } from '../limits.ts';
import type { Message, Queue, SqsContext } from '../state.ts';
import { announce, armVisibility } from './announce.ts';
import { isInFlight, removeMessage, replaceMessage } from './message-store.ts';
import { parseReceipt } from './receipt-handle.ts';
import { redrive } from './redrive.ts';
import { surface } from './visibility.ts';

function findByReceipt(queue: Queue, handle: string, context: SqsContext): Message | undefined {
  const receipt = parseReceipt(handle);
  if (receipt?.queueArn !== queue.arn) throw receiptHandleInvalid(handle);
  return context.state.messages.of(queue.name).get(receipt.messageId);
}

/**
 * Deletes what a receipt handle names; a message that is gone already is no error. On a standard queue the handle of
 * the last receive deletes even when the visibility timeout is over, and an older one deletes nothing.
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
 */
export function deleteByReceipt(queue: Queue, handle: string, context: SqsContext): void {
  const message = findByReceipt(queue, handle, context);
  if (!message) return;
  const isLast = message.receiptHandle === handle;
  // AWS: a FIFO queue refuses a handle whose visibility timeout is over. Source: https://github.com/aws/aws-sdk-js/issues/1279
  if (queue.fifo && !(isLast && isInFlight(message, context.clock.now()))) throw receiptHandleExpired(handle);
  if (!isLast) return;
  removeMessage(queue, message, context);
  context.access({ resource: queue.arn, key: message.id, kind: 'write', versionAfter: context.step.seq });
  armVisibility(queue, context);
  if (queue.fifo) announce(queue, context);
}

/** Hides an in-flight message for longer, or shows it at once (0). */
export function changeVisibility(queue: Queue, handle: string, seconds: number, context: SqsContext): void {
  if (!(Number.isInteger(seconds) && seconds >= 0 && seconds <= MAX_VISIBILITY_SECONDS)) {
    throw invalidValue(
      seconds,
      'VisibilityTimeout',
      `VisibilityTimeout must be an integer between 0 and ${MAX_VISIBILITY_SECONDS}.`,
    );
  }
  surface(queue, context);
  const now = context.clock.now();
  const message = findByReceipt(queue, handle, context);
  if (message?.receiptHandle !== handle) throw notAvailableForVisibilityChange(handle);
  if (!isInFlight(message, now)) {
    if (queue.fifo) throw notAvailableForVisibilityChange(handle);
    // AWS: a standard queue says yes to the last handle of a message that is visible again.
    // Source: a recording of AWS in LocalStack's tests, test_change_message_visibility_after_visibility_timeout_expiration.
    return;
  }
  // AWS: twelve hours counted from the receive. Source: .../SQSDeveloperGuide/sqs-visibility-timeout.html
  if (now + seconds * 1000 - (message.receivedAt ?? now) > MAX_VISIBILITY_SECONDS * 1000) {
    const reason = `Total VisibilityTimeout for the message is beyond the limit [${MAX_VISIBILITY_SECONDS} seconds].`;
    throw invalidValue(seconds, 'VisibilityTimeout', reason);
  }
  const changed: Message = { ...message, visibleAt: now + seconds * 1000 };
  replaceMessage(queue, message, changed, context);
  if (seconds === 0) {
    redrive(queue, changed, context);
    announce(queue, context);
  }
  armVisibility(queue, context);
}
