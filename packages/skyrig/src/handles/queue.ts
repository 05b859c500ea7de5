import type { RawMessage, Target } from './target.ts';

export interface SendOptions {
  readonly delaySeconds?: number;
  readonly groupId?: string;
  readonly deduplicationId?: string;
  /** String attributes. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A message as it lies in a queue. */
export interface QueueMessage {
  readonly id: string;
  /** Parsed where the body is JSON, the text itself otherwise. */
  readonly body: unknown;
  readonly text: string;
  readonly state: RawMessage['state'];
  readonly receiveCount: number;
  readonly groupId?: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** One queue. */
export interface QueueHandle {
  readonly url: string;
  readonly name: string;
  /** Sends a text, or anything else as JSON. */
  send(body: unknown, options?: SendOptions): Promise<{ readonly messageId: string }>;
  /** Sends any number of messages, ten a request. */
  sendAll(bodies: readonly unknown[], options?: SendOptions): Promise<void>;
  /** Every message in the queue, in order, delayed and in flight too; nothing is received. */
  messages(): Promise<readonly QueueMessage[]>;
  /** How many messages are visible, in flight and delayed. */
  counts(): Promise<{ readonly visible: number; readonly inFlight: number; readonly delayed: number }>;
  purge(): Promise<void>;
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function toMessage({ messageId, body, state, attributes, messageAttributes }: RawMessage): QueueMessage {
  const groupId = attributes['MessageGroupId'];
  return {
    id: messageId,
    body: parseBody(body),
    text: body,
    state,
    receiveCount: Number(attributes['ApproximateReceiveCount'] ?? 0),
    ...(groupId !== undefined && { groupId }),
    attributes: Object.fromEntries(
      Object.entries(messageAttributes).map(([name, { stringValue = '' }]) => [name, stringValue]),
    ),
  };
}

function toEntry(
  body: unknown,
  { delaySeconds, groupId, deduplicationId, attributes }: SendOptions,
): Record<string, unknown> {
  return {
    MessageBody: typeof body === 'string' ? body : JSON.stringify(body),
    ...(delaySeconds !== undefined && { DelaySeconds: delaySeconds }),
    ...(groupId !== undefined && { MessageGroupId: groupId }),
    ...(deduplicationId !== undefined && { MessageDeduplicationId: deduplicationId }),
    ...(attributes && {
      MessageAttributes: Object.fromEntries(
        Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
      ),
    }),
  };
}

/** A handle for a queue URL. */
export function createQueueHandle(target: Target, url: string): QueueHandle {
  return {
    url,
    name: url.slice(url.lastIndexOf('/') + 1),
    send: async (body, options = {}) => {
      const { MessageId } = await target.call('sqs', 'SendMessage', { QueueUrl: url, ...toEntry(body, options) });
      return { messageId: String(MessageId) };
    },
    sendAll: async (bodies, options = {}) => {
      for (let start = 0; start < bodies.length; start += 10) {
        const Entries = bodies
          .slice(start, start + 10)
          .map((body, index) => ({ Id: String(index), ...toEntry(body, options) }));
        const { Failed } = await target.call('sqs', 'SendMessageBatch', { QueueUrl: url, Entries });
        const [failed] = (Failed ?? []) as readonly { readonly Code: string; readonly Message: string }[];
        if (failed) throw Object.assign(new Error(failed.Message), { name: failed.Code });
      }
    },
    messages: async () => {
      const messages = (await target.peek(url)).map(toMessage);
      return target.follower?.messages(url, 'peek', messages, ({ id }) => id) ?? messages;
    },
    counts: async () => {
      const { Attributes } = await target.call('sqs', 'GetQueueAttributes', { QueueUrl: url, AttributeNames: ['All'] });
      const count = (name: string): number => Number((Attributes as Record<string, string>)[name] ?? 0);
      return {
        visible: count('ApproximateNumberOfMessages'),
        inFlight: count('ApproximateNumberOfMessagesNotVisible'),
        delayed: count('ApproximateNumberOfMessagesDelayed'),
      };
    },
    purge: async () => void (await target.call('sqs', 'PurgeQueue', { QueueUrl: url })),
  };
}
