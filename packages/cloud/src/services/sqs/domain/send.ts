import type { Message, Queue, SqsContext } from '../state.ts';
import { announce, armVisibility } from './announce.ts';
import { deduplicationIdOf, findDuplicate, rememberDuplicate } from './deduplication.ts';
import { md5, md5OfAttributes } from './message-digest.ts';
import { addMessage } from './message-store.ts';
import { numberOf } from './queue-attributes.ts';
import { armRetention } from './retention.ts';
import type { Outgoing } from './validate-message.ts';

/** What SendMessage answers. */
export interface Sent {
  readonly MessageId: string;
  readonly MD5OfMessageBody: string;
  readonly MD5OfMessageAttributes?: string;
  readonly MD5OfMessageSystemAttributes?: string;
  readonly SequenceNumber?: string;
}

/** Puts a checked message into a queue. A FIFO duplicate is acknowledged as the message it repeats, and not added. */
export function sendMessage(queue: Queue, outgoing: Outgoing, context: SqsContext): Sent {
  const { MessageBody, MessageDeduplicationId, MessageGroupId } = outgoing;
  const deduplicationId = queue.fifo ? deduplicationIdOf(MessageBody, MessageDeduplicationId) : undefined;
  if (deduplicationId !== undefined) {
    const duplicate = findDuplicate(queue, MessageGroupId, deduplicationId, context);
    if (duplicate) return sentShape(duplicate.messageId, duplicate.sequenceNumber, outgoing);
  }
  const message = createMessage(queue, outgoing, deduplicationId, context);
  addMessage(queue, message, context);
  rememberDuplicate(queue, message, context);
  context.access({ resource: queue.arn, key: message.id, kind: 'write', versionAfter: context.step.seq });
  if (message.visibleAt > message.sentAt) armVisibility(queue, context);
  else announce(queue, context);
  armRetention(queue, context);
  return sentShape(message.id, message.sequenceNumber, outgoing);
}

function createMessage(
  queue: Queue,
  outgoing: Outgoing,
  deduplicationId: string | undefined,
  context: SqsContext,
): Message {
  const { state, clock, ids } = context;
  const now = clock.now();
  // AWS: a FIFO queue takes its own delay only; 0 for one message does not lift it. Source: API_SendMessage, DelaySeconds.
  const delaySeconds = (queue.fifo ? undefined : outgoing.DelaySeconds) ?? numberOf(queue, 'DelaySeconds');
  const traceHeader = outgoing.MessageSystemAttributes?.['AWSTraceHeader']?.StringValue;
  state.order += 1;
  return {
    id: ids.uuid(),
    order: state.order,
    body: outgoing.MessageBody,
    md5: md5(outgoing.MessageBody),
    attributes: outgoing.MessageAttributes ?? {},
    systemAttributes: traceHeader === undefined ? {} : { AWSTraceHeader: traceHeader },
    senderId: context.account,
    sentAt: now,
    sentBy: context.step.seq,
    visibleAt: now + delaySeconds * 1000,
    receiveCount: 0,
    firstReceivedAt: undefined,
    receivedAt: undefined,
    receiptHandle: undefined,
    groupId: outgoing.MessageGroupId,
    deduplicationId,
    // AWS: twenty digits that grow. Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html
    sequenceNumber: queue.fifo ? String(18_850_000_000_000_000_000n + BigInt(state.order) * 256n) : undefined,
    deadLetterSource: undefined,
  };
}

/* The digests are those of what was sent now, duplicate or not: clients compare them with what they sent. */
function sentShape(messageId: string, sequenceNumber: string | undefined, outgoing: Outgoing): Sent {
  const attributes = md5OfAttributes(outgoing.MessageAttributes ?? {});
  const system = md5OfAttributes(outgoing.MessageSystemAttributes ?? {});
  return {
    MessageId: messageId,
    MD5OfMessageBody: md5(outgoing.MessageBody),
    ...(attributes && { MD5OfMessageAttributes: attributes }),
    ...(system && { MD5OfMessageSystemAttributes: system }),
    ...(sequenceNumber && { SequenceNumber: sequenceNumber }),
  };
}
