import {
  invalidMessageContents,
  invalidParameter,
  invalidValue,
  missingParameter,
  missingParameterText,
  unsupportedOperation,
} from '../errors.ts';
import { MAX_DELAY_SECONDS } from '../limits.ts';
import type { MessageAttributes, Queue } from '../state.ts';
import { FORBIDDEN_CHARACTERS, assertMessageAttributes } from './message-attributes.ts';
import { messageBytes } from './message-digest.ts';
import { attributeOf, numberOf } from './queue-attributes.ts';

/** A message as it is given to be sent. */
export interface Outgoing {
  readonly MessageBody: string;
  readonly DelaySeconds?: number | undefined;
  readonly MessageAttributes?: MessageAttributes | undefined;
  readonly MessageSystemAttributes?: MessageAttributes | undefined;
  readonly MessageDeduplicationId?: string | undefined;
  readonly MessageGroupId?: string | undefined;
}

const TOKEN = /^[\w!"#$%&'()*+,\-./:;<=>?@[\\\]^`{|}~]{1,128}$/;
const NOT_FOR_THIS_TYPE = 'The request include parameter that is not valid for this queue type.';

/** Checks a message against the rules of its queue, before anything is changed. */
export function assertSendable(queue: Queue, message: Outgoing): void {
  const { MessageBody, MessageAttributes = {}, MessageSystemAttributes = {} } = message;
  if (MessageBody === '') throw missingParameter('MessageBody');
  if (FORBIDDEN_CHARACTERS.test(MessageBody)) throw invalidMessageContents();
  assertMessageAttributes(MessageAttributes);
  assertSystemAttributes(MessageSystemAttributes);
  const limit = numberOf(queue, 'MaximumMessageSize');
  if (messageBytes(MessageBody, MessageAttributes) > limit) {
    throw invalidParameter(`One or more parameters are invalid. Reason: Message must be shorter than ${limit} bytes.`);
  }
  assertDelay(queue, message.DelaySeconds);
  if (queue.fifo) {
    if (message.MessageGroupId === undefined) throw missingParameter('MessageGroupId');
    assertDeduplicable(queue, message);
  } else if (message.MessageDeduplicationId !== undefined) {
    throw invalidValue(message.MessageDeduplicationId, 'MessageDeduplicationId', NOT_FOR_THIS_TYPE);
  }
  // A standard queue may have groups, too, since fair queues (July 2025).
  assertToken(message.MessageGroupId, 'MessageGroupId');
  assertToken(message.MessageDeduplicationId, 'MessageDeduplicationId');
}

/**
 * AWS: what makes a message a FIFO message is missing: the whole batch is refused, and as an invalid value.
 * Source: LocalStack's recordings of AWS, test_send_batch_missing_message_group_id_for_fifo_queue.
 */
export function assertFifoBatch(queue: Queue, messages: readonly Outgoing[]): void {
  if (!queue.fifo) return;
  for (const message of messages) {
    if (message.MessageGroupId === undefined) throw invalidParameter(missingParameterText('MessageGroupId'));
    assertDeduplicable(queue, message);
  }
}

function assertDelay(queue: Queue, seconds: number | undefined): void {
  if (seconds === undefined) return;
  if (queue.fifo && seconds > 0) throw invalidValue(seconds, 'DelaySeconds', NOT_FOR_THIS_TYPE);
  if (!(Number.isInteger(seconds) && seconds >= 0 && seconds <= MAX_DELAY_SECONDS)) {
    throw invalidValue(seconds, 'DelaySeconds', `DelaySeconds must be >= 0 and <= ${MAX_DELAY_SECONDS}.`);
  }
}

function assertDeduplicable(queue: Queue, { MessageDeduplicationId }: Outgoing): void {
  if (MessageDeduplicationId === undefined && attributeOf(queue, 'ContentBasedDeduplication') !== 'true') {
    throw invalidParameter(
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  }
}

function assertToken(value: string | undefined, name: string): void {
  if (value !== undefined && !TOKEN.test(value)) {
    throw invalidValue(
      value,
      name,
      `${name} can only include alphanumeric and punctuation characters. 1 to 128 in length.`,
    );
  }
}

/* AWS: AWSTraceHeader is the only one there is, a String. Source: API_SendMessage, MessageSystemAttributes. The words are ours. */
function assertSystemAttributes(attributes: MessageAttributes): void {
  for (const [name, { DataType, StringValue }] of Object.entries(attributes)) {
    if (name !== 'AWSTraceHeader')
      throw unsupportedOperation(`The message system attribute '${name}' is not supported; AWSTraceHeader is.`);
    if (DataType !== 'String' || !StringValue)
      throw invalidParameter(`The message system attribute '${name}' must have a value of type 'String'.`);
  }
}
