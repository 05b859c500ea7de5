import { DEDUPLICATION_MS } from '../limits.ts';
import type { Message, Queue, SqsContext } from '../state.ts';
import { armVisibility } from './announce.ts';
import { isInFlight, replaceMessage } from './message-store.ts';

/**
 * The messages that an attempt id was answered with, receipt handles and all, hidden for another visibility timeout.
 * Undefined when it was not, or when one of the messages was deleted, changed or has become visible since.
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html, ReceiveRequestAttemptId.
 */
export function repeatAttempt(
  queue: Queue,
  attemptId: string,
  visibilitySeconds: number,
  context: SqsContext,
): Message[] | undefined {
  const { state, clock } = context;
  const now = clock.now();
  const attempt = state.attempts.of(queue.name).get(attemptId);
  if (!attempt || attempt.until <= now) return undefined;
  const messages = attempt.messageIds.flatMap((id) => state.messages.of(queue.name).get(id) ?? []);
  const isIntact = (message: Message): boolean => isInFlight(message, now) && message.visibleAt === attempt.visibleAt;
  if (messages.length < attempt.messageIds.length || !messages.every(isIntact)) return undefined;
  const visibleAt = now + visibilitySeconds * 1000;
  const again = messages.map((message) => {
    const extended: Message = { ...message, visibleAt };
    replaceMessage(queue, message, extended, context);
    return extended;
  });
  state.attempts.of(queue.name).set(attemptId, { ...attempt, visibleAt });
  armVisibility(queue, context);
  return again;
}

/** Remembers what an attempt id was answered with, for five minutes. */
export function rememberAttempt(
  queue: Queue,
  attemptId: string,
  messages: readonly Message[],
  { state, clock }: SqsContext,
): void {
  const attempts = state.attempts.of(queue.name);
  const byAge = state.attemptsByAge.of(queue.name);
  const now = clock.now();
  for (let oldest = byAge.first(); oldest && oldest[0][0] <= now; oldest = byAge.first()) {
    attempts.delete(oldest[0][1]);
    byAge.delete(oldest[0]);
  }
  const [first] = messages;
  if (!first) return;
  const before = attempts.get(attemptId);
  if (before) byAge.delete([before.until, attemptId]);
  const until = now + DEDUPLICATION_MS;
  attempts.set(attemptId, { messageIds: messages.map(({ id }) => id), visibleAt: first.visibleAt, until });
  byAge.set([until, attemptId], true);
}
