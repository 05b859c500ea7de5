import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

const body = 'Resources: { A: { Type: Test::Things::Thing, Properties: { Name: a } } }';

test('protection can be switched on and off', async () => {
  const cloud = await createTestCloud();
  const id = await cloud.deploy('shop', body);
  const protect = (EnableTerminationProtection: boolean): Promise<unknown> =>
    cloud.call('UpdateTerminationProtection', { StackName: 'shop', EnableTerminationProtection });
  expect(await protect(true)).toStrictEqual({ StackId: id });
  await expect(cloud.call('DeleteStack', { StackName: 'shop' })).rejects.toMatchObject({ code: 'ValidationError' });
  await protect(false);
  await cloud.call('DeleteStack', { StackName: 'shop' });
  await cloud.settle();
  expect(await cloud.status(id)).toBe('DELETE_COMPLETE');
});
