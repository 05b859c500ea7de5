import { expect, test } from 'vitest';
import { createLambdaRig, refusal } from '../lambda.fixture.ts';

test('the policy goes with its last statement', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  const remove = (StatementId: string) => rig.call('RemovePermission', { FunctionName: 'f', StatementId });
  expect(await refusal(remove('s'))).toBe(
    '404 ResourceNotFoundException: No policy is associated with the given resource.',
  );
  await rig.call('AddPermission', {
    FunctionName: 'f',
    StatementId: 's',
    Action: 'lambda:InvokeFunction',
    Principal: '*',
  });
  expect(await refusal(remove('t'))).toBe(
    '404 ResourceNotFoundException: Statement t is not found in resource policy.',
  );
  await remove('s');
  expect(rig.state().policies.size).toBe(0);
});
