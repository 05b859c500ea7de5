import type { QueuePort, ReceivedMessage } from '../ports.ts';
import { findQueueByArn, type Located } from './domain/find-queue.ts';
import { deleteByReceipt } from './domain/in-flight.ts';
import { md5OfAttributes } from './domain/message-digest.ts';
import { receivable } from './domain/message-store.ts';
import { numberOf } from './domain/queue-attributes.ts';
import { receiveMessages } from './domain/receive.ts';
import { systemAttributesOf } from './domain/received-shape.ts';
import { sendMessage } from './domain/send.ts';
import { assertSendable } from './domain/validate-message.ts';
import { surface } from './domain/visibility.ts';
import { queueDoesNotExist } from './errors.ts';
import type { Message, MessageAttributes, SqsContext } from './state.ts';

/* Source of the record's form: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event */
function lambdaAttribute({ StringValue, BinaryValue, DataType }: MessageAttributes[string]): unknown {
  return {
    ...(StringValue !== undefined && { stringValue: StringValue }),
    ...(BinaryValue !== undefined && { binaryValue: Buffer.from(BinaryValue).toString('base64') }),
    stringListValues: [],
    binaryListValues: [],
    dataType: DataType,
  };
}

function toRecord(message: Message): ReceivedMessage {
  const digest = md5OfAttributes(message.attributes);
  return {
    messageId: message.id,
    receiptHandle: message.receiptHandle ?? '',
    body: message.body,
    md5OfBody: message.md5,
    attributes: systemAttributesOf(message),
    messageAttributes: Object.fromEntries(
      Object.entries(message.attributes).map(([name, value]) => [name, lambdaAttribute(value)]),
    ),
    ...(digest && { md5OfMessageAttributes: digest }),
    sentBy: message.sentBy,
  };
}

function getByArn(arn: string, context: SqsContext): Located {
  const located = findQueueByArn(arn, context);
  if (!located) throw queueDoesNotExist();
  return located;
}

/** A FIFO queue's visible messages are counted this far: group by group, which takes time. */
const COUNTED_FIFO = 100;

/** What other services may do with queues. */
export function provideQueues(enter: (account: string, region: string) => SqsContext): { queues: QueuePort } {
  const here = (arn: string): SqsContext => {
    const [, , , region = '', account = ''] = arn.split(':');
    return enter(account, region);
  };
  const queues: QueuePort = {
    exists: (arn) => findQueueByArn(arn, here(arn)) !== undefined,
    send: (arn, { body, attributes = {}, groupId, deduplicationId, delaySeconds }) => {
      const { queue, context } = getByArn(arn, here(arn));
      const MessageAttributes = Object.fromEntries(
        Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
      );
      const outgoing = {
        MessageBody: body,
        MessageAttributes,
        MessageGroupId: groupId,
        MessageDeduplicationId: deduplicationId,
        DelaySeconds: delaySeconds,
      };
      assertSendable(queue, outgoing);
      return { messageId: sendMessage(queue, outgoing, context).MessageId };
    },
    receive: (arn, maxMessages) => {
      const { queue, context } = getByArn(arn, here(arn));
      return receiveMessages(queue, maxMessages, numberOf(queue, 'VisibilityTimeout'), context).map(toRecord);
    },
    peek: (arn) => {
      const { queue, context } = getByArn(arn, here(arn));
      surface(queue, context);
      const now = context.clock.now();
      const messages = [...context.state.messages.of(queue.name).values()].sort((a, b) => a.order - b.order);
      return messages.map((message) => {
        context.access({ resource: queue.arn, key: message.id, kind: 'read', versionBefore: message.sentBy });
        const state =
          message.visibleAt <= now ? 'visible' : message.receiptHandle === undefined ? 'delayed' : 'in flight';
        return { ...toRecord(message), state };
      });
    },
    visibleCount: (arn) => {
      const { queue, context } = getByArn(arn, here(arn));
      surface(queue, context);
      return queue.fifo ? receivable(queue, COUNTED_FIFO, context).length : context.state.ready.of(queue.name).size;
    },
    delete: (arn, receiptHandles) => {
      const { queue, context } = getByArn(arn, here(arn));
      for (const handle of receiptHandles) deleteByReceipt(queue, handle, context);
    },
    visibilityTimeoutSeconds: (arn) => {
      const located = findQueueByArn(arn, here(arn));
      return located && numberOf(located.queue, 'VisibilityTimeout');
    },
  };
  return { queues };
}
