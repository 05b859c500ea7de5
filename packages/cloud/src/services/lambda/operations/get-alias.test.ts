import { expect, test } from 'vitest';
import { arnOf, createLambdaRig, refusal } from '../lambda.fixture.ts';

const setUp = async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  await rig.call('PublishVersion', { FunctionName: 'f' });
  await rig.call('UpdateFunctionConfiguration', { FunctionName: 'f', Timeout: 9 });
  await rig.call('PublishVersion', { FunctionName: 'f' });
  return rig;
};

test('an alias is described, or missed by its ARN', async () => {
  const rig = await setUp();
  await rig.call('CreateAlias', { FunctionName: 'f', Name: 'live', FunctionVersion: '2' });
  expect(await rig.call('GetAlias', { FunctionName: 'f', Name: 'live' })).toMatchObject({
    FunctionVersion: '2',
    Description: '',
  });
  expect(await refusal(rig.call('GetAlias', { FunctionName: 'f', Name: 'x' }))).toBe(
    `404 ResourceNotFoundException: Cannot find alias arn: ${arnOf('f')}:x`,
  );
});
