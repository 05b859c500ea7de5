import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

const queue = 'arn:aws:sqs:eu-west-1:000000000000:q';

async function cloudWithRule() {
  const cloud = await createTestCloud(eventbridge);
  await cloud.call('PutRule', { Name: 'r', EventPattern: '{"source":["a"]}' });
  return cloud;
}

test('a target of the same id replaces the other', async () => {
  const cloud = await cloudWithRule();
  expect(await cloud.call('PutTargets', { Rule: 'r', Targets: [{ Id: '1', Arn: queue }] })).toEqual({
    FailedEntryCount: 0,
    FailedEntries: [],
  });
  await cloud.call('PutTargets', { Rule: 'r', Targets: [{ Id: '1', Arn: `${queue}2` }] });
  expect(await cloud.call('ListTargetsByRule', { Rule: 'r' })).toMatchObject({
    Targets: [{ Id: '1', Arn: `${queue}2` }],
  });
});

test.each([
  [
    [{ Id: '1', Arn: 'q' }],
    'ValidationException',
    'Parameter q is not valid. Reason: Provided Arn is not in correct format.',
  ],
  [
    [{ Id: '1', Arn: `${queue}.fifo` }],
    'ValidationException',
    'Parameter(s) SqsParameters must be specified for target: 1.',
  ],
  [
    [{ Id: '1', Arn: queue, Input: '{}', InputPath: '$' }],
    'ValidationException',
    'Only one of Input, InputPath, or InputTransformer must be provided for target 1.',
  ],
  [[{ Id: '1', Arn: queue, Input: '{' }], 'ValidationException', 'JSON syntax error in input for target 1.'],
  [[{ Id: '1', Arn: queue, InputPath: 'detail' }], 'ValidationException', expect.stringContaining('InputPath')],
  [
    Array.from({ length: 6 }, (_, index) => ({ Id: String(index), Arn: queue })),
    'LimitExceededException',
    'The requested resource exceeds the maximum number allowed.',
  ],
])('refuses %j', async (Targets, code, message: unknown) => {
  const cloud = await cloudWithRule();
  await expect(cloud.call('PutTargets', { Rule: 'r', Targets })).rejects.toMatchObject({ code, message });
  expect(await cloud.call('ListTargetsByRule', { Rule: 'r' })).toMatchObject({ Targets: [] });
});

test('an unknown rule is named', async () => {
  const cloud = await cloudWithRule();
  await expect(cloud.call('PutTargets', { Rule: 'x', Targets: [] })).rejects.toMatchObject({
    message: 'Rule x does not exist on EventBus default.',
  });
});
