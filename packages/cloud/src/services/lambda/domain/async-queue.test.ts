import { expect, test } from 'vitest';
import { arnOf, createLambdaRig, queueArn, type LambdaRig } from '../lambda.fixture.ts';

const fail = (): never => {
  throw new Error('no');
};
const leave = (rig: LambdaRig, name: string, event: unknown = { n: 1 }) =>
  rig.call('Invoke', { FunctionName: name, InvocationType: 'Event', Payload: Buffer.from(JSON.stringify(event)) });
const parse = (bodies: readonly string[]): unknown[] => bodies.map((body) => JSON.parse(body) as unknown);

test('an event is answered 202 and handled later', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => 'done');
  expect(await leave(rig, 'f')).toMatchObject({ StatusCode: 202 });
  await rig.settle();
  expect(rig.events('f')).toEqual([{ n: 1 }]);
  expect(rig.state().asyncEvents.size).toBe(0);
});

test('a failing event is tried again after one and two minutes, with the same request id', async () => {
  const rig = await createLambdaRig();
  const times: number[] = [];
  await rig.define('f', () => {
    times.push(rig.kernel.clock.now());
    return fail();
  });
  await leave(rig, 'f');
  await rig.settle({ leap: true });
  const [first = 0, ...rest] = times;
  expect(rest.map((time) => time - first)).toEqual([60_000, 180_000]);
  expect(new Set(rig.started.map(({ requestId }) => requestId)).size).toBe(1);
  expect(rig.state().asyncEvents.size).toBe(0);
});

test('the record of an event given up goes to the destination for failures', async () => {
  const rig = await createLambdaRig();
  const destination = await rig.queue('failed');
  await rig.define('f', fail);
  await rig.call('PutFunctionEventInvokeConfig', {
    FunctionName: 'f',
    MaximumRetryAttempts: 1,
    DestinationConfig: { OnFailure: { Destination: destination } },
  });
  await leave(rig, 'f');
  await rig.settle({ leap: true });
  expect(parse(await rig.bodies('failed'))).toEqual([
    {
      version: '1.0',
      timestamp: '2026-01-01T00:01:00.000Z',
      requestContext: {
        requestId: rig.started[0]?.requestId,
        functionArn: `${arnOf('f')}:$LATEST`,
        condition: 'RetriesExhausted',
        approximateInvokeCount: 2,
      },
      requestPayload: { n: 1 },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: { errorType: 'Error', errorMessage: 'no', trace: [] },
    },
  ]);
});

test('the record of a success goes to its destination, here another function', async () => {
  const rig = await createLambdaRig();
  await rig.define('next', () => null);
  await rig.define('f', () => ({ ok: true }));
  await rig.call('PutFunctionEventInvokeConfig', {
    FunctionName: 'f',
    DestinationConfig: { OnSuccess: { Destination: arnOf('next') } },
  });
  await leave(rig, 'f');
  await rig.settle();
  expect(rig.events('next')).toMatchObject([
    { requestContext: { condition: 'Success', approximateInvokeCount: 1 }, responsePayload: { ok: true } },
  ]);
});

test('a dead-letter queue gets the event with the error as attributes', async () => {
  const rig = await createLambdaRig();
  await rig.queue('dead');
  await rig.define('f', fail, { DeadLetterConfig: { TargetArn: queueArn('dead') } });
  await leave(rig, 'f');
  await rig.settle({ leap: true });
  const [message] = await rig.step(({ ports }) => ports.queues?.peek(queueArn('dead')) ?? []);
  expect(message?.body).toBe('{"n":1}');
  expect(message?.messageAttributes).toMatchObject({
    RequestID: { stringValue: rig.started[0]?.requestId },
    ErrorCode: { stringValue: '200' },
    ErrorMessage: { stringValue: 'no' },
  });
});

test('a throttled event waits and is handled once there is room', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', (_event, task, { pass }) => pass(task, 2500));
  await rig.call('PutFunctionConcurrency', { FunctionName: 'f', ReservedConcurrentExecutions: 1 });
  await leave(rig, 'f', 1);
  await leave(rig, 'f', 2);
  await rig.settle({ leap: true });
  expect(rig.events('f')).toEqual([1, 2]);
});

test('with no concurrency at all an event is given up at once', async () => {
  const rig = await createLambdaRig();
  const destination = await rig.queue('failed');
  await rig.define('f', fail);
  await rig.call('PutFunctionConcurrency', { FunctionName: 'f', ReservedConcurrentExecutions: 0 });
  await rig.call('PutFunctionEventInvokeConfig', {
    FunctionName: 'f',
    DestinationConfig: { OnFailure: { Destination: destination } },
  });
  await leave(rig, 'f');
  await rig.settle();
  expect(parse(await rig.bodies('failed'))).toMatchObject([
    { requestContext: { condition: 'ZeroReservedConcurrency', approximateInvokeCount: 0 } },
  ]);
  expect(rig.started).toEqual([]);
});

test('an event that would be too old for its next attempt is given up', async () => {
  const rig = await createLambdaRig();
  const destination = await rig.queue('failed');
  await rig.define('f', fail);
  await rig.call('PutFunctionEventInvokeConfig', {
    FunctionName: 'f',
    MaximumEventAgeInSeconds: 90,
    DestinationConfig: { OnFailure: { Destination: destination } },
  });
  await leave(rig, 'f');
  await rig.settle({ leap: true });
  expect(parse(await rig.bodies('failed'))).toMatchObject([
    { requestContext: { condition: 'EventAgeExceeded', approximateInvokeCount: 2 } },
  ]);
});

test('the trace leads from an invocation back to the step that left the event', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => 1);
  await leave(rig, 'f');
  await rig.settle();
  const { records } = rig.kernel.trace;
  const sent = records.find(({ operation }) => operation === 'Invoke');
  const attempt = records.find(({ operation }) => operation === 'async-attempt');
  expect(attempt?.causes).toContain(sent?.seq);
  expect(attempt?.notes).toMatchObject({ function: 'f', trigger: 'event' });
});

test('events of a function that is gone are dropped', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', fail);
  await rig.call('PublishVersion', { FunctionName: 'f' });
  await rig.call('CreateAlias', { FunctionName: 'f', Name: 'live', FunctionVersion: '1' });
  await rig.call('Invoke', { FunctionName: 'f:live', InvocationType: 'Event' });
  await rig.settle();
  await rig.call('DeleteAlias', { FunctionName: 'f', Name: 'live' });
  await rig.settle({ leap: true });
  expect(rig.started.length).toBe(1);
  expect(rig.state().asyncEvents.size).toBe(0);
});
