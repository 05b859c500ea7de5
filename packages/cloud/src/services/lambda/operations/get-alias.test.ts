import { expect, test } from 'vitest';
import { arnOf, createRigWithVersions, refusal } from '../lambda.fixture.ts';

test('an alias is described, or missed by its ARN', async () => {
  const rig = await createRigWithVersions();
  await rig.call('CreateAlias', { FunctionName: 'f', Name: 'live', FunctionVersion: '2' });
  expect(await rig.call('GetAlias', { FunctionName: 'f', Name: 'live' })).toMatchObject({
    FunctionVersion: '2',
    Description: '',
  });
  expect(await refusal(rig.call('GetAlias', { FunctionName: 'f', Name: 'x' }))).toBe(
    `404 ResourceNotFoundException: Cannot find alias arn: ${arnOf('f')}:x`,
  );
});
