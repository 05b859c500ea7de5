import { isAwsError } from '../../../kernel/aws-error.ts';
import type { AsyncEvent, InvocationAnswer, LambdaContext } from '../state.ts';
import { parseLoosely } from './invocation-record.ts';

const serviceOf = (arn: string): string => arn.split(':')[2] ?? '';

/** Sends an invocation record to a destination. What cannot be delivered is dropped, as AWS does, and noted in the trace. */
export function sendToDestination(
  context: LambdaContext,
  destination: string,
  record: string,
  functionArn: string,
  succeeded: boolean,
): void {
  attempt(context, destination, () => {
    const { queues, topics, functions, buses } = context.ports;
    switch (serviceOf(destination)) {
      case 'sqs':
        return queues?.send(destination, { body: record });
      case 'sns':
        return topics?.publish(destination, { body: record });
      case 'lambda':
        return functions?.invokeAsync({ functionArn: destination, payload: record });
      case 'events':
        return buses?.putEvent(destination, {
          source: 'lambda',
          detailType: `Lambda Function Invocation Result - ${succeeded ? 'Success' : 'Failure'}`,
          detail: record,
          resources: [functionArn, destination],
        });
      default:
        return undefined;
    }
  });
}

/** Sends an event that was given up to the function's dead-letter queue. Source: guide, "Adding a dead-letter queue". */
export function sendToDeadLetter(
  context: LambdaContext,
  target: string,
  event: AsyncEvent,
  answer: InvocationAnswer | undefined,
): void {
  const error = answer && parseLoosely(answer.payload);
  const message =
    typeof error === 'object' && error !== null && 'errorMessage' in error ? String(error.errorMessage) : '';
  const attributes = {
    RequestID: event.requestId,
    ErrorCode: answer ? '200' : '429',
    // AWS: the first kilobyte of the message.
    ErrorMessage: (message || 'Rate Exceeded.').slice(0, 1024),
  };
  attempt(context, target, () =>
    serviceOf(target) === 'sqs'
      ? context.ports.queues?.send(target, { body: event.payload, attributes })
      : context.ports.topics?.publish(target, { body: event.payload }),
  );
}

function attempt(context: LambdaContext, destination: string, send: () => unknown): void {
  try {
    if (send() === undefined) context.note('undelivered', `${destination}: no such service`);
    else context.note('delivered', destination);
  } catch (error) {
    if (!isAwsError(error)) throw error;
    context.note('undelivered', `${destination}: ${error.code}`);
  }
}
