import { getQueue } from '../domain/find-queue.ts';
import { sendMessage as send } from '../domain/send.ts';
import { assertSendable } from '../domain/validate-message.ts';
import type { SqsOperation } from '../state.ts';

/** Puts one message into a queue. */
export const sendMessage: SqsOperation<'SendMessage'> = (input, here) => {
  const { queue, context } = getQueue(input.QueueUrl, here);
  assertSendable(queue, input);
  return send(queue, input, context);
};
