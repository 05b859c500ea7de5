import { createHash } from 'node:crypto';
import type { SQS } from '@aws-sdk/client-sqs';
import type { Action } from './sequences.ts';

/** What an action came to, without anything that may differ between two servers that are both right. */
export type Outcome = readonly string[];

interface Run {
  readonly sqs: SQS;
  readonly QueueUrl: string;
  readonly fifo: boolean;
  sent: number;
  readonly handles: { handle: string; body: string }[];
}

/** Does a sequence to a fresh queue and answers the outcome of each action. */
export async function perform(
  sqs: SQS,
  queueName: string,
  fifo: boolean,
  actions: readonly Action[],
): Promise<Outcome[]> {
  const QueueName = fifo ? `${queueName}.fifo` : queueName;
  const { QueueUrl = '' } = await sqs.createQueue({ QueueName, ...(fifo && { Attributes: { FifoQueue: 'true' } }) });
  const run: Run = { sqs, QueueUrl, fifo, sent: 0, handles: [] };
  const outcomes: Outcome[] = [];
  for (const action of actions) outcomes.push(await outcomeOf(() => performOne(run, action)));
  await sqs.deleteQueue({ QueueUrl });
  return outcomes;
}

async function outcomeOf(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    return ['error', error instanceof Error ? error.name : String(error)];
  }
}

function message(
  { fifo, sent }: Run,
  group: string,
  id: number = sent,
): { MessageBody: string; MessageGroupId?: string; MessageDeduplicationId?: string } {
  return { MessageBody: `${group}${sent}`, ...(fifo && { MessageGroupId: group, MessageDeduplicationId: `d${id}` }) };
}

async function performOne(run: Run, action: Action): Promise<Outcome> {
  const { sqs, QueueUrl, fifo } = run;
  switch (action.kind) {
    case 'send': {
      run.sent += 1;
      const { MD5OfMessageBody = '' } = await sqs.sendMessage({
        QueueUrl,
        ...message(run, action.group, action.duplicateOf),
      });
      return [
        'sent',
        MD5OfMessageBody === createHash('md5').update(`${action.group}${run.sent}`).digest('hex')
          ? 'digest right'
          : 'digest wrong',
      ];
    }
    case 'send batch': {
      const Entries = action.groups.map((group, i) => {
        run.sent += 1;
        return { Id: `e${i}`, ...message(run, group) };
      });
      const { Successful = [], Failed = [] } = await sqs.sendMessageBatch({ QueueUrl, Entries });
      return ['sent', ...Successful.map(({ Id = '' }) => Id), ...Failed.map(({ Id, Code }) => `${Id} ${Code}`)];
    }
    case 'receive': {
      const { Messages = [] } = await sqs.receiveMessage({
        QueueUrl,
        MaxNumberOfMessages: action.max,
        VisibilityTimeout: action.timeout,
      });
      const received = Messages.map(({ Body = '', ReceiptHandle = '' }) => ({ body: Body, handle: ReceiptHandle }));
      // Within a group the order counts; among groups and on standard queues it does not.
      if (fifo) received.sort((a, b) => a.body.charAt(0).localeCompare(b.body.charAt(0)));
      else received.sort((a, b) => numberIn(a.body) - numberIn(b.body));
      run.handles.push(...received);
      return ['received', ...received.map(({ body }) => body)];
    }
    case 'delete': {
      const picked = run.handles[action.pick % Math.max(1, run.handles.length)];
      if (picked) await sqs.deleteMessage({ QueueUrl, ReceiptHandle: picked.handle });
      return ['deleted'];
    }
    case 'change': {
      const picked = run.handles[action.pick % Math.max(1, run.handles.length)];
      if (picked)
        await sqs.changeMessageVisibility({
          QueueUrl,
          ReceiptHandle: picked.handle,
          VisibilityTimeout: action.timeout,
        });
      return ['changed'];
    }
    case 'count': {
      const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
      const { Attributes = {} } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: [...AttributeNames] });
      return ['counted', ...AttributeNames.map((name) => Attributes[name] ?? '')];
    }
    case 'refusal':
      await refuse(run, action.what);
      return ['accepted'];
  }
}

const numberIn = (body: string): number => Number(body.slice(1));

async function refuse(run: Run, what: Extract<Action, { kind: 'refusal' }>['what']): Promise<unknown> {
  const { sqs, QueueUrl } = run;
  const entry = { Id: 'same', ...message(run, 'a') };
  switch (what) {
    case 'empty body':
      return sqs.sendMessage({ QueueUrl, ...message(run, 'a'), MessageBody: '' });
    case 'eleven messages':
      return sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 11 });
    case 'twelve hours':
      return sqs.receiveMessage({ QueueUrl, VisibilityTimeout: 43_201 });
    case 'missing queue':
      return sqs.getQueueUrl({ QueueName: 'no-such-queue' });
    case 'empty batch':
      return sqs.sendMessageBatch({ QueueUrl, Entries: [] });
    case 'repeated id':
      return sqs.sendMessageBatch({ QueueUrl, Entries: [entry, entry] });
  }
}
