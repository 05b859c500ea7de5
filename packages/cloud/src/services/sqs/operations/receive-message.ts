import { waitFor, type Wait } from '../../../kernel/wait.ts';
import { invalidValue } from '../errors.ts';
import { MAX_VISIBILITY_SECONDS } from '../limits.ts';
import { wakeKey } from '../domain/announce.ts';
import { getQueue } from '../domain/find-queue.ts';
import { numberOf } from '../domain/queue-attributes.ts';
import { receiveMessages } from '../domain/receive.ts';
import { rememberAttempt, repeatAttempt } from '../domain/receive-attempts.ts';
import { receivedShape, type ReceivedShape } from '../domain/received-shape.ts';
import type { SqsOperation } from '../state.ts';

interface Answer {
  Messages?: ReceivedShape[];
}

function assertBetween(value: number | undefined, low: number, high: number, name: string): void {
  if (value !== undefined && !(Number.isInteger(value) && value >= low && value <= high)) {
    throw invalidValue(value, name, `Must be between ${low} and ${high}, if provided.`);
  }
}

/** Takes up to ten messages; waits for one when long polling is on. */
export const receiveMessage: SqsOperation<'ReceiveMessage'> = (input, here) => {
  const { MaxNumberOfMessages = 1, VisibilityTimeout, WaitTimeSeconds, ReceiveRequestAttemptId: attemptId } = input;
  const { queue: polled } = getQueue(input.QueueUrl, here);
  assertBetween(MaxNumberOfMessages, 1, 10, 'MaxNumberOfMessages');
  assertBetween(WaitTimeSeconds, 0, 20, 'WaitTimeSeconds');
  assertBetween(VisibilityTimeout, 0, MAX_VISIBILITY_SECONDS, 'VisibilityTimeout');
  // Older SDKs give system attributes as AttributeNames. Source: API_ReceiveMessage, AttributeNames.
  const systemNames = [...(input.AttributeNames ?? []), ...(input.MessageSystemAttributeNames ?? [])];
  const take = (): Answer => {
    const { queue, context } = getQueue(input.QueueUrl, here);
    const seconds = VisibilityTimeout ?? numberOf(queue, 'VisibilityTimeout');
    const repeated =
      queue.fifo && attemptId !== undefined ? repeatAttempt(queue, attemptId, seconds, context) : undefined;
    const messages = repeated ?? receiveMessages(queue, MaxNumberOfMessages, seconds, context);
    if (queue.fifo && attemptId !== undefined && !repeated) rememberAttempt(queue, attemptId, messages, context);
    if (messages.length === 0) return {};
    return {
      Messages: messages.map((message) => receivedShape(message, systemNames, input.MessageAttributeNames ?? [])),
    };
  };
  const untilMs = here.clock.now() + (WaitTimeSeconds ?? numberOf(polled, 'ReceiveMessageWaitTimeSeconds')) * 1000;
  const attempt = (): Answer | Wait<Answer> => {
    const answer = take();
    if (answer.Messages || untilMs <= here.clock.now()) return answer;
    return waitFor<Answer>({ on: [wakeKey(polled)], untilMs, retry: attempt, expired: take });
  };
  return attempt();
};
