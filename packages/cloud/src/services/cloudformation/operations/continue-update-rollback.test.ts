import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

test('only a rollback that has failed can be continued', async () => {
  const cloud = await createTestCloud();
  const id = await cloud.deploy('shop', 'Resources: { A: { Type: Test::Things::Thing } }');
  await expect(cloud.call('ContinueUpdateRollback', { StackName: 'shop' })).rejects.toMatchObject({
    message: `Stack:${id} is in CREATE_COMPLETE state and can not continue update rollback.`,
  });
});

test('a rollback that has failed goes on, and may skip what is in its way', async () => {
  const cloud = await createTestCloud();
  const stubborn = (color: string, more = ''): string =>
    `Resources: { A: { Type: Test::Things::Thing, Properties: { Name: a, Color: ${color} } } ${more} }`;
  await cloud.deploy('shop', stubborn('irrevocable'));
  await cloud.redeploy(
    'shop',
    stubborn('red', ', B: { Type: Test::Things::Thing, DependsOn: A, Properties: { Fail: true } }'),
  );
  expect(await cloud.status('shop')).toBe('UPDATE_ROLLBACK_FAILED The following resource(s) failed to update: [A]. ');
  await cloud.call('ContinueUpdateRollback', { StackName: 'shop', ResourcesToSkip: ['A'] });
  await cloud.settle();
  expect(await cloud.status('shop')).toBe('UPDATE_ROLLBACK_COMPLETE');
});
