import { expect, test } from 'vitest';
import { awsError } from '../../../kernel/aws-error.ts';
import { createTestCloud, START } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

const prefix = 'eu-west-1:000000000000';
const queue = `arn:aws:sqs:${prefix}:q`;
const deadLetters = `arn:aws:sqs:${prefix}:dlq`;
const bus = `arn:aws:events:${prefix}:event-bus`;

async function cloudWithTarget(target: Readonly<Record<string, unknown>>) {
  const cloud = await createTestCloud(eventbridge);
  await cloud.call('PutRule', { Name: 'r', EventPattern: '{"source":["s"]}' });
  await cloud.call('PutTargets', { Rule: 'r', Targets: [{ Id: '1', ...target }] });
  const put = () =>
    cloud.call('PutEvents', { Entries: [{ Source: 's', DetailType: 't', Detail: '{"n":1,"name":"x"}' }] });
  return { cloud, put };
}

test('a function gets the event', async () => {
  const Arn = `arn:aws:lambda:${prefix}:function:f`;
  const { cloud, put } = await cloudWithTarget({ Arn });
  await put();
  await cloud.settle();
  expect(cloud.bodies(Arn)).toMatchObject([{ source: 's', detail: { n: 1 } }]);
});

test('a FIFO queue gets the message group', async () => {
  const Arn = `${queue}.fifo`;
  const { cloud, put } = await cloudWithTarget({ Arn, SqsParameters: { MessageGroupId: 'g' } });
  await put();
  await cloud.settle();
  expect(cloud.arrivals(Arn)).toMatchObject([{ groupId: 'g' }]);
});

test('a log group gets a line', async () => {
  const { cloud, put } = await cloudWithTarget({ Arn: `arn:aws:logs:${prefix}:log-group:/aws/events/x:*` });
  await put();
  await cloud.settle();
  const [line] = cloud.logLines('/aws/events/x');
  expect(line?.timestamp).toBe(Date.parse(START));
  expect(JSON.parse(line?.message ?? '')).toMatchObject({ source: 's', detail: { n: 1 } });
});

test('the input can be a constant, a part, or a filled-in template', async () => {
  const { cloud, put } = await cloudWithTarget({ Arn: queue, InputPath: '$.detail' });
  await cloud.call('PutTargets', {
    Rule: 'r',
    Targets: [
      { Id: '2', Arn: `${queue}2`, Input: '{"constant":true}' },
      {
        Id: '3',
        Arn: `${queue}3`,
        InputTransformer: {
          InputPathsMap: { n: '$.detail.n' },
          InputTemplate: '{"n": <n>, "rule": <aws.events.rule-name>}',
        },
      },
      { Id: '4', Arn: `${queue}4`, InputPath: '$.detail.name' },
    ],
  });
  await put();
  await cloud.settle();
  expect(cloud.bodies(queue)).toEqual([{ n: 1, name: 'x' }]);
  expect(cloud.bodies(`${queue}2`)).toEqual([{ constant: true }]);
  expect(cloud.bodies(`${queue}3`)).toEqual([{ n: 1, rule: 'r' }]);
  expect(cloud.arrivals(`${queue}4`)).toMatchObject([{ body: '"x"' }]);
});

test('another bus gets the event as it is', async () => {
  const { cloud, put } = await cloudWithTarget({ Arn: `${bus}/orders` });
  await cloud.call('CreateEventBus', { Name: 'orders' });
  await cloud.call('PutRule', { Name: 'r', EventBusName: 'orders', EventPattern: '{"detail":{"n":[1]}}' });
  await cloud.call('PutTargets', { Rule: 'r', EventBusName: 'orders', Targets: [{ Id: '1', Arn: queue }] });
  const output = await put();
  await cloud.settle();
  expect(cloud.bodies(queue)).toMatchObject([
    { id: (output['Entries'] as { EventId: string }[])[0]?.EventId, source: 's' },
  ]);
});

test('a target that fails for a while is retried with growing delays', async () => {
  const { cloud, put } = await cloudWithTarget({ Arn: queue });
  cloud.fail(queue, awsError('ServiceUnavailable', 'try later', { status: 503 }), 3);
  await put();
  await cloud.settle();
  expect(cloud.arrivals(queue)).toEqual([]);
  await cloud.settle({ leap: true });
  expect(cloud.arrivals(queue)).toHaveLength(1);
  const elapsedMs = (cloud.arrivals(queue)[0]?.at ?? 0) - Date.parse(START);
  expect(elapsedMs).toBeGreaterThan(5000);
  expect(elapsedMs).toBeLessThanOrEqual(7000);
});

test('when the retries are used up, the event goes to the dead-letter queue and says why', async () => {
  const { cloud, put } = await cloudWithTarget({
    Arn: queue,
    RetryPolicy: { MaximumRetryAttempts: 2 },
    DeadLetterConfig: { Arn: deadLetters },
  });
  cloud.fail(queue, awsError('ServiceUnavailable', 'try later', { status: 503 }), 99);
  await put();
  await cloud.settle({ leap: true });
  expect(cloud.bodies(deadLetters)).toMatchObject([{ source: 's', detail: { n: 1 } }]);
  expect(cloud.arrivals(deadLetters)[0]?.attributes).toEqual({
    RULE_ARN: `arn:aws:events:${prefix}:rule/r`,
    TARGET_ARN: queue,
    ERROR_CODE: 'INTERNAL_ERROR',
    ERROR_MESSAGE: 'try later',
    RETRY_ATTEMPTS: '2',
    EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
  });
});

test('an event that gets too old goes to the dead-letter queue', async () => {
  const { cloud, put } = await cloudWithTarget({
    Arn: queue,
    RetryPolicy: { MaximumEventAgeInSeconds: 60 },
    DeadLetterConfig: { Arn: deadLetters },
  });
  cloud.fail(queue, awsError('ThrottlingException', 'slow down'), 999);
  await put();
  await cloud.settle({ leap: true });
  expect(cloud.arrivals(deadLetters)[0]).toMatchObject({
    attributes: { ERROR_CODE: 'THROTTLING', EXHAUSTED_RETRY_CONDITION: 'MaximumEventAgeInSeconds' },
  });
  expect(cloud.now() - Date.parse(START)).toBeLessThanOrEqual(60_000);
});

test.each([
  ['a queue that is not there', queue, 'NO_RESOURCE', 'The specified queue does not exist.'],
  [
    'a function that is not there',
    `arn:aws:lambda:${prefix}:function:f`,
    'NO_RESOURCE',
    `Function not found: arn:aws:lambda:${prefix}:function:f`,
  ],
  ['a bus that is not there', `${bus}/nope`, 'NO_RESOURCE', 'Event bus nope does not exist.'],
  [
    'a service that is not played',
    `arn:aws:kinesis:${prefix}:stream/s`,
    'NO_RESOURCE',
    `Skyrig does not deliver to targets such as arn:aws:kinesis:${prefix}:stream/s yet.`,
  ],
])('%s is not retried', async (_title, Arn, ERROR_CODE, ERROR_MESSAGE) => {
  const { cloud, put } = await cloudWithTarget({ Arn, DeadLetterConfig: { Arn: deadLetters } });
  cloud.remove(Arn);
  await put();
  await cloud.settle();
  expect(cloud.arrivals(deadLetters)).toMatchObject([
    { attributes: { ERROR_CODE, ERROR_MESSAGE, RETRY_ATTEMPTS: '0' } },
  ]);
});

test('a template that gives no JSON is dead at once; without a queue the loss is in the trace', async () => {
  const { cloud, put } = await cloudWithTarget({
    Arn: queue,
    InputTransformer: { InputPathsMap: {}, InputTemplate: '{"a": ' },
  });
  await put();
  await cloud.settle({ leap: true });
  expect(cloud.arrivals(queue)).toEqual([]);
  expect(cloud.trace.find(({ operation }) => operation === 'delivery')?.notes).toMatchObject({
    rule: `arn:aws:events:${prefix}:rule/r`,
    dropped: true,
    deliveryError: 'INVALID_JSON: The input template does not give valid JSON for this event.',
  });
});
