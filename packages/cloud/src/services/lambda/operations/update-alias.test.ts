import { expect, test } from 'vitest';
import { arnOf, createRigWithVersions, refusal } from '../lambda.fixture.ts';

test('an alias moves to another version and keeps the rest', async () => {
  const rig = await createRigWithVersions();
  const RoutingConfig = { AdditionalVersionWeights: { 2: 0.1 } };
  await rig.call('CreateAlias', {
    FunctionName: 'f',
    Name: 'live',
    FunctionVersion: '1',
    Description: 'd',
    RoutingConfig,
  });
  const update = (more: object) => rig.call('UpdateAlias', { FunctionName: 'f', Name: 'live', ...more });
  expect(await update({ Description: 'e' })).toMatchObject({ FunctionVersion: '1', Description: 'e', RoutingConfig });
  expect(await update({ FunctionVersion: '2', RoutingConfig: {} })).not.toHaveProperty('RoutingConfig');
  expect(await refusal(update({ RevisionId: 'old' }))).toMatch(/^412 PreconditionFailedException/);
  expect(await refusal(update({ Name: 'none' }))).toBe(
    `404 ResourceNotFoundException: Cannot find alias arn: ${arnOf('f')}:none`,
  );
});
