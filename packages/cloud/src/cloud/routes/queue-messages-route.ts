import { isAwsError } from '../../kernel/aws-error.ts';
import type { Route, RouteResponse } from '../../gateway/gateway.ts';
import type { PeekedMessage } from '../../services/ports.ts';

const PATH = '/_aws/sqs/messages';

function json(status: number, value: unknown): RouteResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify(value)),
  };
}

function describe(message: PeekedMessage): object {
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    MD5OfBody: message.md5OfBody,
    Body: message.body,
    Attributes: { ...message.attributes, State: message.state },
    MessageAttributes: message.messageAttributes,
  };
}

/** LocalStack's way of looking into a queue: `GET /_aws/sqs/messages?QueueUrl=…`. Nothing is received. */
export function createQueueMessagesRoute(peek: (queueUrl: string) => Promise<readonly PeekedMessage[]>): Route {
  const answer = async (queueUrl: string | null): Promise<RouteResponse> => {
    if (queueUrl === null) {
      return json(400, { code: 'MissingParameter', message: `Give the queue: ${PATH}?QueueUrl=…` });
    }
    try {
      return json(200, { Messages: (await peek(queueUrl)).map(describe) });
    } catch (error) {
      if (isAwsError(error)) return json(error.status, { code: error.code, message: error.message });
      throw error;
    }
  };
  return {
    name: 'queue messages',
    handle: ({ path, query }) => (path === PATH ? answer(new URLSearchParams(query).get('QueueUrl')) : undefined),
  };
}
