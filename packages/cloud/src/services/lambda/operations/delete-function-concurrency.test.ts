import { expect, test } from 'vitest';
import { createLambdaRig, queueArn } from '../lambda.fixture.ts';

test('what was held back goes on once the limit is gone', async () => {
  const rig = await createLambdaRig();
  await rig.queue('q');
  await rig.define('f', () => null);
  await rig.call('PutFunctionConcurrency', { FunctionName: 'f', ReservedConcurrentExecutions: 0 });
  await rig.call('CreateEventSourceMapping', { FunctionName: 'f', EventSourceArn: queueArn('q') });
  await rig.send('q', 'a');
  await rig.settle();
  expect(rig.started).toEqual([]);
  await rig.call('DeleteFunctionConcurrency', { FunctionName: 'f' });
  await rig.settle();
  expect(rig.started.length).toBe(1);
  expect(rig.state().reservedConcurrency.size).toBe(0);
});
