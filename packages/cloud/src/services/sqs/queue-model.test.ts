import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createQueueRig, type QueueRig } from './sqs.fixture.ts';

const VISIBILITY = 10;

interface ModelMessage {
  readonly body: string;
  readonly group: string;
  visibleAt: number;
  handle: string | undefined;
}

/** A queue as the documentation describes it, with nothing but a list. */
class Model {
  messages: ModelMessage[] = [];
  now = 0;
  /** Every handle ever given out, and the body of its message. */
  readonly handles: { handle: string; body: string }[] = [];
  sent = 0;

  readonly fifo: boolean;

  constructor(fifo: boolean) {
    this.fifo = fifo;
  }

  receivable(max: number): ModelMessage[] {
    const isHidden = (message: ModelMessage): boolean => message.visibleAt > this.now;
    if (!this.fifo) return this.messages.filter((message) => !isHidden(message)).slice(0, max);
    const blocked = new Set(this.messages.filter(isHidden).map(({ group }) => group));
    const groups = [...new Set(this.messages.map(({ group }) => group))].filter((group) => !blocked.has(group));
    return groups.flatMap((group) => this.messages.filter((message) => message.group === group)).slice(0, max);
  }
}

interface Real {
  readonly rig: QueueRig;
  readonly url: string;
}
type Command = fc.AsyncCommand<Model, Real>;

const always = { check: () => true };

const send = (group: string): Command => ({
  ...always,
  toString: () => `send(${group})`,
  run: async (model, { rig, url }) => {
    model.sent += 1;
    const body = `m${model.sent}`;
    await rig.sqs.sendMessage({ QueueUrl: url, MessageBody: body, ...(model.fifo && { MessageGroupId: group }) });
    model.messages.push({ body, group, visibleAt: 0, handle: undefined });
  },
});

const receive = (max: number, timeout: number | undefined): Command => ({
  ...always,
  toString: () => `receive(${max}, ${timeout})`,
  run: async (model, { rig, url }) => {
    const expected = model.receivable(max);
    const received = await rig.receive(url, { MaxNumberOfMessages: max, VisibilityTimeout: timeout });
    expect(received.map(({ Body }) => Body)).toEqual(expected.map(({ body }) => body));
    for (const [index, message] of expected.entries()) {
      message.handle = received[index]?.ReceiptHandle ?? 'none';
      message.visibleAt = model.now + (timeout ?? VISIBILITY);
      model.handles.push({ handle: message.handle, body: message.body });
    }
  },
});

const withHandle = (
  name: string,
  pick: number,
  run: (model: Model, real: Real, handle: string, message: ModelMessage | undefined) => Promise<void>,
): Command => ({
  check: (model) => model.handles.length > 0,
  toString: () => `${name}(${pick})`,
  run: async (model, real) => {
    const { handle = '', body = '' } = model.handles[pick % model.handles.length] ?? {};
    await run(
      model,
      real,
      handle,
      model.messages.find((message) => message.body === body),
    );
  },
});

const remove = (pick: number): Command =>
  withHandle('delete', pick, async (model, { rig, url }, handle, message) => {
    const isLive = message?.handle === handle && message.visibleAt > model.now;
    const answer = rig.sqs.deleteMessage({ QueueUrl: url, ReceiptHandle: handle });
    if (model.fifo && message && !isLive) {
      await expect(answer).rejects.toMatchObject({ name: 'InvalidParameterValue' });
      return;
    }
    await answer;
    if (message?.handle === handle) model.messages = model.messages.filter((other) => other !== message);
  });

const change = (pick: number, timeout: number): Command =>
  withHandle(`change to ${timeout}`, pick, async (model, { rig, url }, handle, message) => {
    const isLive = message?.handle === handle && message.visibleAt > model.now;
    const answer = rig.sqs.changeMessageVisibility({
      QueueUrl: url,
      ReceiptHandle: handle,
      VisibilityTimeout: timeout,
    });
    if (message?.handle !== handle || (model.fifo && !isLive)) {
      await expect(answer).rejects.toMatchObject({ name: 'InvalidParameterValue' });
      return;
    }
    await answer;
    if (isLive) message.visibleAt = model.now + timeout;
  });

const advance = (seconds: number): Command => ({
  ...always,
  toString: () => `advance(${seconds})`,
  run: async (model, { rig }) => {
    await rig.advanceSeconds(seconds);
    model.now += seconds;
  },
});

const count: Command = {
  ...always,
  toString: () => 'count',
  run: async (model, { rig, url }) => {
    const inFlight = model.messages.filter(({ visibleAt }) => visibleAt > model.now).length;
    expect(await rig.counts(url)).toEqual([model.messages.length - inFlight, inFlight, 0]);
  },
};

const commands = fc.commands<Model, Real, false>(
  [
    fc.constantFrom('a', 'b', 'c').map(send),
    fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom(undefined, 0, 3, 25))
      .map(([max, timeout]) => receive(max, timeout)),
    fc.nat(50).map(remove),
    fc.tuple(fc.nat(50), fc.constantFrom(0, 5, 40)).map(([pick, timeout]) => change(pick, timeout)),
    fc.constantFrom(1, 5, 10).map(advance),
    fc.constant(count),
  ],
  { maxCommands: 60 },
);

test.each([
  ['standard', 'tasks', {}],
  ['FIFO', 'tasks.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true' }],
])('a %s queue behaves as its description, whatever is done to it', async (_, name, attributes) => {
  expect.hasAssertions();
  await fc.assert(
    fc.asyncProperty(commands, async (sequence) => {
      const rig = createQueueRig();
      const url = await rig.createQueue(name, { ...attributes, VisibilityTimeout: VISIBILITY });
      await fc.asyncModelRun(() => ({ model: new Model(name.endsWith('.fifo')), real: { rig, url } }), sequence);
      // What is left is exactly what was not deleted.
      const left = await rig.cloud.peekQueue(url);
      expect(left.length).toBe(
        Number(await rig.attribute(url, 'ApproximateNumberOfMessages')) +
          Number(await rig.attribute(url, 'ApproximateNumberOfMessagesNotVisible')),
      );
    }),
    { numRuns: 60 },
  );
});
