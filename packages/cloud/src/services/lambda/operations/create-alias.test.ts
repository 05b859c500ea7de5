import { expect, test } from 'vitest';
import { arnOf, createRigWithVersions, refusal } from '../lambda.fixture.ts';

test('an alias names a version', async () => {
  const rig = await createRigWithVersions();
  const input = { FunctionName: 'f', Name: 'live', FunctionVersion: '1', Description: 'd' };
  expect(await rig.call('CreateAlias', input)).toMatchObject({
    AliasArn: `${arnOf('f')}:live`,
    Name: 'live',
    FunctionVersion: '1',
    Description: 'd',
  });
  expect(await refusal(rig.call('CreateAlias', input))).toBe(
    `409 ResourceConflictException: Alias already exists: ${arnOf('f')}:live`,
  );
  expect(await refusal(rig.call('CreateAlias', { ...input, Name: 'x', FunctionVersion: '7' }))).toBe(
    `404 ResourceNotFoundException: Function not found: ${arnOf('f')}:7`,
  );
});

test.each([
  ['1', { 2: 0.5, 3: 0.1 }, /Number of items in AdditionalVersionWeights cannot be greater than 1$/],
  ['1', { 1: 0.5 }, /Function version 1 is already included in routing configuration\.$/],
  ['$LATEST', { 1: 0.5 }, /\$LATEST is not supported for an alias pointing to more than 1 version$/],
  ['1', { 2: 1.5 }, /^400 ValidationException: 1 validation error detected: Value '\{2=1\.5\}'/],
  ['1', { 9: 0.5 }, /^404 ResourceNotFoundException: Function not found: .*:9$/],
])('weights that make no sense are refused: %s %j', async (FunctionVersion, AdditionalVersionWeights, message) => {
  const rig = await createRigWithVersions();
  const input = { FunctionName: 'f', Name: 'live', FunctionVersion, RoutingConfig: { AdditionalVersionWeights } };
  expect(await refusal(rig.call('CreateAlias', input))).toMatch(message);
});
