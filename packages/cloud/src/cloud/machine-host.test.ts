import { expect, onTestFinished, test, vi } from 'vitest';
import { createCloud } from './cloud.ts';

test('a test that fakes timers does not stop the cloud', async () => {
  await using cloud = createCloud();
  cloud.registerHandler('later', async () => {
    // oxlint-disable-next-line house/no-sleep -- the function's sleep, in the cloud's time
    await new Promise((resolve) => setTimeout(resolve, 60_000));
    return 'done';
  });
  // oxlint-disable-next-line vitest/no-restricted-vi-methods -- what users' tests do is what is tested
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  await cloud.call('lambda', 'CreateFunction', {
    FunctionName: 'f',
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Timeout: 120,
    Role: 'arn:aws:iam::000000000000:role/r',
    Code: { S3Bucket: '__handler__', S3Key: 'later' },
  });
  await cloud.call('lambda', 'Invoke', { FunctionName: 'f', InvocationType: 'Event' });
  expect(await cloud.settle({ leap: true })).toMatchObject({ invocations: 1 });
});
