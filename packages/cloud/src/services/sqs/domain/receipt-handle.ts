import type { Message, Queue, SqsContext } from '../state.ts';

/** What a receipt handle says. */
export interface Receipt {
  readonly queueArn: string;
  readonly messageId: string;
}

/** A handle for one receive of a message: every receive gives another. */
export function formatReceipt(queue: Queue, message: Message, context: SqsContext): string {
  return Buffer.from(`${context.ids.uuid()} ${queue.arn} ${message.id} ${message.receiveCount}`).toString('base64');
}

/** Undefined for what is no receipt handle at all. */
export function parseReceipt(handle: string): Receipt | undefined {
  const [, queueArn, messageId, count] = Buffer.from(handle, 'base64').toString('utf8').split(' ');
  if (!queueArn?.startsWith('arn:') || !messageId || count === undefined) return undefined;
  return { queueArn, messageId };
}
