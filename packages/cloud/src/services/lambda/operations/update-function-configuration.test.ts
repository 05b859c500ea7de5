import { expect, test } from 'vitest';
import { createLambdaRig, refusal, queueArn } from '../lambda.fixture.ts';

test('what the request leaves out stays', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null, { Timeout: 10, Environment: { Variables: { A: '1' } } });
  const update = (more: object) => rig.call('UpdateFunctionConfiguration', { FunctionName: 'f', ...more });
  expect(await update({ MemorySize: 512 })).toMatchObject({
    MemorySize: 512,
    Timeout: 10,
    Environment: { Variables: { A: '1' } },
  });
  expect(await update({ Environment: { Variables: {} } })).not.toHaveProperty('Environment');
  expect(await update({ DeadLetterConfig: { TargetArn: queueArn('d') } })).toMatchObject({
    DeadLetterConfig: { TargetArn: queueArn('d') },
  });
  expect(await update({ DeadLetterConfig: { TargetArn: '' } })).not.toHaveProperty('DeadLetterConfig');
  expect(await refusal(update({ RevisionId: 'old' }))).toMatch(/^412 /);
});
