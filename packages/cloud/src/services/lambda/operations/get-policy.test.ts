import { expect, test } from 'vitest';
import { createLambdaRig, refusal } from '../lambda.fixture.ts';

test('the policy is a document of its statements', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  expect(await refusal(rig.call('GetPolicy', { FunctionName: 'f' }))).toBe(
    '404 ResourceNotFoundException: The resource you requested does not exist.',
  );
  for (const StatementId of ['b', 'a']) {
    await rig.call('AddPermission', {
      FunctionName: 'f',
      StatementId,
      Action: 'lambda:InvokeFunction',
      Principal: '*',
    });
  }
  const { Policy } = await rig.call<{ Policy: string }>('GetPolicy', { FunctionName: 'f' });
  expect(JSON.parse(Policy)).toMatchObject({
    Version: '2012-10-17',
    Id: 'default',
    Statement: [{ Sid: 'b' }, { Sid: 'a' }],
  });
});
