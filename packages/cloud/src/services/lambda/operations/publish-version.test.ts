import { expect, test } from 'vitest';
import { arnOf, createLambdaRig, refusal } from '../lambda.fixture.ts';

test('a version keeps the settings of its time', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  expect(await rig.call('PublishVersion', { FunctionName: 'f', Description: 'one' })).toMatchObject({
    Version: '1',
    Description: 'one',
    FunctionArn: `${arnOf('f')}:1`,
  });
  await rig.call('UpdateFunctionConfiguration', { FunctionName: 'f', Timeout: 9 });
  expect(await rig.call('PublishVersion', { FunctionName: 'f' })).toMatchObject({ Version: '2', Timeout: 9 });
  expect(await rig.call('GetFunctionConfiguration', { FunctionName: 'f', Qualifier: '1' })).toMatchObject({
    Timeout: 3,
  });
});

test('publishing what has been published answers the same version', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  await rig.call('PublishVersion', { FunctionName: 'f' });
  expect(await rig.call('PublishVersion', { FunctionName: 'f' })).toMatchObject({ Version: '1' });
});

test('other code than expected is refused', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  expect(await refusal(rig.call('PublishVersion', { FunctionName: 'f', CodeSha256: 'x' }))).toMatch(
    /^400 InvalidParameterValueException: CodeSHA256 \(x\) is different from current CodeSHA256 in \$LATEST/,
  );
});
