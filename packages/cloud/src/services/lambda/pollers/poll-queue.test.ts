import { expect, test } from 'vitest';
import { createLambdaRig, queueArn, type LambdaRig } from '../lambda.fixture.ts';

interface SqsEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}
const bodiesOf = ({ Records }: SqsEvent): string[] => Records.map(({ body }) => body);
const map = (rig: LambdaRig, name: string, queue: string, more: object = {}) =>
  rig.call<{ UUID: string }>('CreateEventSourceMapping', {
    FunctionName: name,
    EventSourceArn: queueArn(queue),
    ...more,
  });
const batches = (rig: LambdaRig, name: string): string[][] => (rig.events(name) as SqsEvent[]).map(bodiesOf);
const sleepy = { VisibilityTimeout: '30' };

test('messages reach the function as AWS formats them and are deleted when it succeeds', async () => {
  const rig = await createLambdaRig();
  await rig.queue('q', sleepy);
  await rig.define('f', () => null);
  await map(rig, 'f', 'q');
  await rig.send('q', { id: 1 }, { MessageAttributes: { kind: { DataType: 'String', StringValue: 'a' } } });
  await rig.settle();
  expect(rig.events('f')).toEqual([
    {
      Records: [
        {
          messageId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
          receiptHandle: expect.any(String) as unknown,
          body: '{"id":1}',
          attributes: expect.objectContaining({
            ApproximateReceiveCount: '1',
            SentTimestamp: '1767225600000',
          }) as unknown,
          messageAttributes: {
            kind: { stringValue: 'a', stringListValues: [], binaryListValues: [], dataType: 'String' },
          },
          md5OfMessageAttributes: expect.any(String) as unknown,
          md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
          eventSource: 'aws:sqs',
          eventSourceARN: queueArn('q'),
          awsRegion: 'us-east-1',
        },
      ],
    },
  ]);
  expect(await rig.bodies('q')).toEqual([]);
});

test('a batch holds at most as many messages as the mapping says', async () => {
  const rig = await createLambdaRig();
  await rig.queue('q', sleepy);
  await rig.define('f', () => null);
  for (let index = 0; index < 7; index++) await rig.send('q', String(index));
  await map(rig, 'f', 'q', { BatchSize: 3 });
  await rig.settle();
  expect(batches(rig, 'f').map(({ length }) => length)).toEqual([3, 3, 1]);
  expect(batches(rig, 'f').flat().sort()).toEqual(['0', '1', '2', '3', '4', '5', '6']);
});

test('a batch that fails comes back as a whole when its visibility timeout ends', async () => {
  const rig = await createLambdaRig();
  await rig.queue('q', sleepy);
  let failures = 0;
  await rig.define('f', () => {
    failures += 1;
    if (failures < 3) throw new Error('no');
  });
  await rig.send('q', 'a');
  await rig.send('q', 'b');
  await map(rig, 'f', 'q');
  await rig.settle();
  expect(await rig.bodies('q')).toEqual(['a', 'b']);
  await rig.settle({ leap: true });
  expect(rig.kernel.clock.now()).toBe(Date.UTC(2026, 0, 1) + 60_000);
  expect(await rig.bodies('q')).toEqual([]);
});

test('with partial responses only what failed comes back', async () => {
  const rig = await createLambdaRig();
  await rig.queue('q', sleepy);
  await rig.define('f', ({ Records }: SqsEvent) => ({
    batchItemFailures: Records.filter(({ body }) => body === 'bad').map(({ messageId }) => ({
      itemIdentifier: messageId,
    })),
  }));
  for (const body of ['good', 'bad', 'fine']) await rig.send('q', body);
  await map(rig, 'f', 'q', { FunctionResponseTypes: ['ReportBatchItemFailures'] });
  await rig.settle();
  expect(await rig.bodies('q')).toEqual(['bad']);
});

test('the batching window waits for more messages, and no longer than for a full batch', async () => {
  const rig = await createLambdaRig();
  await rig.queue('q', { VisibilityTimeout: '300' });
  await rig.define('f', () => null);
  await map(rig, 'f', 'q', { BatchSize: 3, MaximumBatchingWindowInSeconds: 20 });
  await rig.send('q', 'a');
  await rig.settle();
  expect(batches(rig, 'f')).toEqual([]);
  await rig.advance(10_000);
  await rig.send('q', 'b');
  await rig.advance(9_999);
  expect(batches(rig, 'f')).toEqual([]);
  await rig.advance(1);
  expect(batches(rig, 'f')).toEqual([['a', 'b']]);
  for (const body of ['c', 'd', 'e']) await rig.send('q', body);
  await rig.settle();
  expect(batches(rig, 'f').length).toBe(2);
});

test('messages that no filter matches are deleted unseen', async () => {
  const rig = await createLambdaRig();
  await rig.queue('q', sleepy);
  await rig.define('f', () => null);
  const Filters = [{ Pattern: JSON.stringify({ body: { type: ['order'] } }) }];
  await map(rig, 'f', 'q', { FilterCriteria: { Filters } });
  for (const body of ['{"type":"order"}', '{"type":"refund"}', 'order']) await rig.send('q', body);
  await rig.settle();
  expect(batches(rig, 'f').flat()).toEqual(['{"type":"order"}']);
  expect(await rig.bodies('q')).toEqual([]);
});

test('the maximum concurrency bounds how many batches run at once', async () => {
  const rig = await createLambdaRig();
  await rig.queue('q', sleepy);
  let running = 0;
  let most = 0;
  await rig.define('f', async (_event, task, { pass }) => {
    running += 1;
    most = Math.max(most, running);
    await pass(task, 1000);
    running -= 1;
  });
  for (let index = 0; index < 6; index++) await rig.send('q', String(index));
  await map(rig, 'f', 'q', { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } });
  await rig.settle();
  expect(most).toBe(2);
  expect(batches(rig, 'f').length).toBe(6);
});

test('a queue waits for a function without free concurrency and loses nothing', async () => {
  const rig = await createLambdaRig();
  await rig.queue('q', sleepy);
  await rig.define('f', (_event, task, { pass }) => pass(task, 500));
  await rig.call('PutFunctionConcurrency', { FunctionName: 'f', ReservedConcurrentExecutions: 1 });
  for (let index = 0; index < 4; index++) await rig.send('q', String(index));
  await map(rig, 'f', 'q', { BatchSize: 1 });
  await rig.settle();
  expect(batches(rig, 'f').flat().sort()).toEqual(['0', '1', '2', '3']);
  expect(await rig.bodies('q')).toEqual([]);
});

test('a FIFO queue hands each group over in order, one batch at a time', async () => {
  const rig = await createLambdaRig();
  await rig.queue('q.fifo', { ...sleepy, FifoQueue: 'true', ContentBasedDeduplication: 'true' });
  const seen: string[] = [];
  await rig.define('f', async (event: SqsEvent, task, { pass }) => {
    await pass(task, bodiesOf(event)[0] === 'a1' ? 3000 : 10);
    seen.push(...bodiesOf(event));
  });
  for (const body of ['a1', 'b1', 'a2', 'b2', 'a3'])
    await rig.send('q.fifo', body, { MessageGroupId: body.slice(0, 1) });
  await map(rig, 'f', 'q.fifo', { BatchSize: 1 });
  await rig.settle({ leap: true });
  expect(seen.filter((body) => body.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
  expect(seen.filter((body) => body.startsWith('b'))).toEqual(['b1', 'b2']);
  expect(seen.indexOf('b2')).toBeLessThan(seen.indexOf('a1'));
});

test('a disabled mapping leaves the queue alone until it is enabled again', async () => {
  const rig = await createLambdaRig();
  await rig.queue('q', sleepy);
  await rig.define('f', () => null);
  const { UUID } = await map(rig, 'f', 'q', { Enabled: false });
  await rig.send('q', 'a');
  await rig.settle();
  expect(batches(rig, 'f')).toEqual([]);
  await rig.call('UpdateEventSourceMapping', { UUID, Enabled: true });
  await rig.settle();
  expect(batches(rig, 'f')).toEqual([['a']]);
});

test('an invocation is caused by the steps that sent its messages', async () => {
  const rig = await createLambdaRig();
  await rig.queue('q', sleepy);
  await rig.define('f', () => null);
  await map(rig, 'f', 'q');
  await rig.settle();
  await rig.send('q', 'a');
  await rig.settle();
  const { records } = rig.kernel.trace;
  const sent = records.find(({ operation }) => operation === 'SendMessage');
  const polled = records.find(({ operation, notes }) => operation === 'poll' && notes?.['batch'] === 1);
  expect(polled?.causes).toContain(sent?.seq);
});

test('a mapping works in a world that was rewound', async () => {
  const rig = await createLambdaRig();
  await rig.queue('q', sleepy);
  await rig.define('f', () => null);
  await map(rig, 'f', 'q');
  await rig.settle();
  const snapshot = rig.kernel.snapshot();
  await rig.send('q', 'a');
  await rig.settle();
  rig.kernel.restore(snapshot);
  await rig.send('q', 'b');
  await rig.settle();
  expect(batches(rig, 'f')).toEqual([['a'], ['b']]);
});

test('a message that waits too long for a throttled function has been received and may be redriven unseen', async () => {
  const rig = await createLambdaRig();
  await rig.queue('dead');
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArn('dead'), maxReceiveCount: 1 });
  await rig.queue('q', { ...sleepy, RedrivePolicy });
  await rig.define('f', (_event, task, { pass }) => pass(task, 50_000));
  await rig.call('PutFunctionConcurrency', { FunctionName: 'f', ReservedConcurrentExecutions: 1 });
  await map(rig, 'f', 'q');
  await rig.call('UpdateFunctionConfiguration', { FunctionName: 'f', Timeout: 60 });
  const busy = rig.call('Invoke', { FunctionName: 'f' });
  await rig.send('q', 'a');
  await rig.settle({ leap: true });
  await busy;
  expect(await rig.bodies('dead')).toEqual(['a']);
  expect(rig.started.length).toBe(1);
});

test('one batch holds no more than a payload may', async () => {
  const rig = await createLambdaRig();
  await rig.queue('q', { ...sleepy, MaximumMessageSize: '1048576' });
  await rig.define('f', () => null);
  for (let index = 0; index < 8; index++) await rig.send('q', String(index).repeat(1_000_000));
  await map(rig, 'f', 'q');
  await rig.settle();
  expect(batches(rig, 'f').flat().length).toBe(8);
  for (const { payload } of rig.started) expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(6_291_456);
  expect(batches(rig, 'f').length).toBe(2);
});
