import { createHash } from 'node:crypto';
import { DEDUPLICATION_MS } from '../limits.ts';
import type { Deduplication, Message, Queue, SqsContext } from '../state.ts';
import { attributeOf } from './queue-attributes.ts';

/** What a FIFO queue tells duplicates by: the sender's id, or else a digest of the body. Message attributes do not count. */
export function deduplicationIdOf(body: string, given: string | undefined): string {
  return given ?? createHash('sha256').update(body).digest('hex');
}

/** The message that was sent with this id within the last five minutes; it may be deleted by now. */
export function findDuplicate(
  queue: Queue,
  groupId: string | undefined,
  deduplicationId: string,
  context: SqsContext,
): Deduplication | undefined {
  forgetOld(queue, context);
  return context.state.deduplications.of(queue.name).get(keyOf(queue, groupId, deduplicationId));
}

/** Remembers a message that was just sent. */
export function rememberDuplicate(queue: Queue, message: Message, { state, clock }: SqsContext): void {
  if (message.deduplicationId === undefined) return;
  const key = keyOf(queue, message.groupId, message.deduplicationId);
  const until = clock.now() + DEDUPLICATION_MS;
  const { id: messageId, sequenceNumber = '' } = message;
  state.deduplications.of(queue.name).set(key, { messageId, sequenceNumber, until });
  state.deduplicationsByAge.of(queue.name).set([until, key], true);
}

function keyOf(queue: Queue, groupId: string | undefined, deduplicationId: string): string {
  return attributeOf(queue, 'DeduplicationScope') === 'messageGroup'
    ? `${groupId ?? ''}\n${deduplicationId}`
    : deduplicationId;
}

function forgetOld(queue: Queue, { state, clock }: SqsContext): void {
  const byAge = state.deduplicationsByAge.of(queue.name);
  for (let oldest = byAge.first(); oldest && oldest[0][0] <= clock.now(); oldest = byAge.first()) {
    state.deduplications.of(queue.name).delete(oldest[0][1]);
    byAge.delete(oldest[0]);
  }
}
