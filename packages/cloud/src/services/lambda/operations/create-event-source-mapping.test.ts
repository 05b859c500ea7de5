import { expect, test } from 'vitest';
import { arnOf, createLambdaRig, queueArn, refusal } from '../lambda.fixture.ts';

const setUp = async (settings: object = {}) => {
  const rig = await createLambdaRig();
  await rig.queue('q');
  await rig.queue('q.fifo', { FifoQueue: 'true' });
  await rig.define('f', () => null, settings);
  const create = (more: object = {}) =>
    rig.call<{ UUID: string }>('CreateEventSourceMapping', {
      FunctionName: 'f',
      EventSourceArn: queueArn('q'),
      ...more,
    });
  return { rig, create };
};

test('a mapping is being created first, and enabled a moment later', async () => {
  const { rig, create } = await setUp();
  const mapping = await create();
  expect(mapping).toMatchObject({
    State: 'Creating',
    BatchSize: 10,
    MaximumBatchingWindowInSeconds: 0,
    EventSourceArn: queueArn('q'),
    FunctionArn: arnOf('f'),
    FunctionResponseTypes: [],
    StateTransitionReason: 'USER_INITIATED',
  });
  await rig.settle();
  expect(await rig.call('GetEventSourceMapping', { UUID: mapping.UUID })).toMatchObject({ State: 'Enabled' });
});

test('a queue has to hide messages for as long as the function may take', async () => {
  const { create } = await setUp({ Timeout: 60 });
  expect(await refusal(create())).toBe(
    '400 InvalidParameterValueException: Queue visibility timeout: 30 seconds is less than Function timeout: 60 seconds',
  );
});

test('a second mapping of the same queue and function is refused', async () => {
  const { create } = await setUp();
  const { UUID } = await create();
  expect(await refusal(create())).toBe(
    `409 ResourceConflictException: An event source mapping with SQS arn (" ${queueArn('q')} ") and function (" f ") already exists. Please update or delete the existing mapping with UUID ${UUID}`,
  );
});

const stream = 'arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/2026';
test.each<[object, string | RegExp]>([
  [{ EventSourceArn: undefined }, '400 InvalidParameterValueException: Unrecognized event source.'],
  [{ EventSourceArn: queueArn('none') }, /NonExistentQueue\. SQS Error Message: The specified queue does not exist\.$/],
  [{ FunctionName: 'g' }, '400 InvalidParameterValueException: Function does not exist'],
  [
    { BatchSize: 11 },
    /Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10$/,
  ],
  [{ StartingPosition: 'LATEST' }, /StartingPosition is not valid for SQS event sources\.$/],
  [
    { EventSourceArn: queueArn('q.fifo'), MaximumBatchingWindowInSeconds: 1 },
    /Batching window is not supported for FIFO queues\.$/,
  ],
  [{ ParallelizationFactor: 2 }, /Unsupported ParallelizationFactor parameter/],
  [{ FilterCriteria: { Filters: [{ Pattern: '{"a":1}' }] } }, /Invalid filter pattern definition\./],
  [{ TumblingWindowInSeconds: 30 }, /^501 NotImplemented: .*TumblingWindowInSeconds/],
  [{ EventSourceArn: 'arn:aws:kinesis:us-east-1:000000000000:stream/s' }, /^501 NotImplemented: .*Kinesis/],
  [{ EventSourceArn: 'arn:aws:kafka:us-east-1:000000000000:cluster/c' }, /^501 NotImplemented: .*MSK/],
  [{ EventSourceArn: 'arn:aws:mq:us-east-1:000000000000:broker:b' }, /^501 NotImplemented: .*MQ/],
  [
    { EventSourceArn: stream },
    /Value null at 'startingPosition' failed to satisfy constraint: Member must not be null\.$/,
  ],
  [
    { EventSourceArn: stream, StartingPosition: 'AT_TIMESTAMP' },
    /Unsupported starting position for arn type: arn:aws:dynamodb/,
  ],
  [{ EventSourceArn: stream, StartingPosition: 'LATEST' }, /Stream not found: arn:aws:dynamodb/],
])('%j is refused', async (more, message) => {
  const { create } = await setUp();
  expect(await refusal(create(more))).toMatch(
    message instanceof RegExp ? message : new RegExp(`^${message.replaceAll(/[.$]/g, '\\$&')}$`),
  );
});
