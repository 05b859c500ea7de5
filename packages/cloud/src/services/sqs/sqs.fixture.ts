import { SQS, type Message, type ReceiveMessageCommandInput } from '@aws-sdk/client-sqs';
import { createCloud, type Cloud } from '../../index.ts';

/** A cloud, and the SDK's client of its queues. */
export interface QueueRig {
  readonly cloud: Cloud;
  readonly sqs: SQS;
  /** Makes a queue; answers its URL. */
  createQueue(name?: string, attributes?: Readonly<Record<string, string | number>>): Promise<string>;
  /** Makes a FIFO queue with content-based deduplication. */
  createFifoQueue(name?: string, attributes?: Readonly<Record<string, string | number>>): Promise<string>;
  /** Sends bodies in order; to a FIFO queue, `group:body`. */
  send(queueUrl: string, ...bodies: string[]): Promise<void>;
  /** Receives up to ten messages. */
  receive(queueUrl: string, options?: Partial<ReceiveMessageCommandInput>): Promise<Message[]>;
  /** The bodies of what `receive` answers. */
  receiveBodies(queueUrl: string, options?: Partial<ReceiveMessageCommandInput>): Promise<string[]>;
  /** Receives one message; answers its receipt handle. */
  receiveHandle(queueUrl: string, options?: Partial<ReceiveMessageCommandInput>): Promise<string>;
  attribute(queueUrl: string, name: string): Promise<string | undefined>;
  /** Visible, in flight and delayed messages. */
  counts(queueUrl: string): Promise<readonly [visible: number, inFlight: number, delayed: number]>;
  advanceSeconds(seconds: number): Promise<void>;
}

/** When the clock of a rig starts. */
export const START: number = Date.UTC(2026, 0, 1);

export function arnOf(name: string): string {
  return `arn:aws:sqs:us-east-1:000000000000:${name}`;
}

/** A redrive policy to a queue of the rig's account and region. */
export function redriveTo(name: string, maxReceiveCount: number): string {
  return JSON.stringify({ deadLetterTargetArn: arnOf(name), maxReceiveCount });
}

const texts = (attributes: Readonly<Record<string, string | number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)]));

export function createQueueRig(): QueueRig {
  const cloud = createCloud({ startTime: START });
  const sqs = cloud.client(SQS);
  const createQueue: QueueRig['createQueue'] = async (name = 'tasks', attributes = {}) => {
    const { QueueUrl = '' } = await sqs.createQueue({ QueueName: name, Attributes: texts(attributes) });
    return QueueUrl;
  };
  const receive: QueueRig['receive'] = async (QueueUrl, options) => {
    const { Messages = [] } = await sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10, ...options });
    return Messages;
  };
  const attributes = async (QueueUrl: string): Promise<Partial<Record<string, string>>> =>
    (await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['All'] })).Attributes ?? {};
  return {
    cloud,
    sqs,
    createQueue,
    createFifoQueue: (name = 'tasks.fifo', more = {}) =>
      createQueue(name, { FifoQueue: 'true', ContentBasedDeduplication: 'true', ...more }),
    send: async (QueueUrl, ...bodies) => {
      const isFifo = QueueUrl.endsWith('.fifo');
      for (const body of bodies) {
        const [group = '', text = ''] = body.split(':');
        await sqs.sendMessage({
          QueueUrl,
          ...(isFifo ? { MessageGroupId: group, MessageBody: text } : { MessageBody: body }),
        });
      }
    },
    receive,
    receiveBodies: async (queueUrl, options) => (await receive(queueUrl, options)).map(({ Body = '' }) => Body),
    receiveHandle: async (queueUrl, options) =>
      (await receive(queueUrl, { MaxNumberOfMessages: 1, ...options }))[0]?.ReceiptHandle ?? 'none',
    attribute: async (queueUrl, name) => (await attributes(queueUrl))[name],
    counts: async (queueUrl) => {
      const all = await attributes(queueUrl);
      const count = (suffix: string): number => Number(all[`ApproximateNumberOfMessages${suffix}`]);
      return [count(''), count('NotVisible'), count('Delayed')];
    },
    advanceSeconds: (seconds) => cloud.clock.advance(Math.round(seconds * 1000)),
  };
}
