import { batchTooLong } from '../errors.ts';
import { MAX_MESSAGE_BYTES } from '../limits.ts';
import { assertBatch, eachEntry } from '../domain/batch.ts';
import { getQueue } from '../domain/find-queue.ts';
import { messageBytes } from '../domain/message-digest.ts';
import { sendMessage } from '../domain/send.ts';
import { assertFifoBatch, assertSendable } from '../domain/validate-message.ts';
import type { SqsOperation } from '../state.ts';

/** Up to ten messages; those that are refused are named in `Failed`, the others are sent. */
export const sendMessageBatch: SqsOperation<'SendMessageBatch'> = (input, here) => {
  const { queue, context } = getQueue(input.QueueUrl, here);
  assertBatch(input.Entries, 'SendMessageBatchRequestEntry');
  assertFifoBatch(queue, input.Entries);
  const size = input.Entries.reduce(
    (sum, entry) => sum + messageBytes(entry.MessageBody, entry.MessageAttributes ?? {}),
    0,
  );
  if (size > MAX_MESSAGE_BYTES) throw batchTooLong(MAX_MESSAGE_BYTES, size);
  return eachEntry(input.Entries, (entry) => {
    assertSendable(queue, entry);
    return sendMessage(queue, entry, context);
  });
};
