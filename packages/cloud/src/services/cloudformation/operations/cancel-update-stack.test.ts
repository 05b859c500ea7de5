import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

const body = 'Resources: { A: { Type: Test::Things::Thing, Properties: { Name: a } } }';

test('a stack at rest has nothing to cancel', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', body);
  await expect(cloud.call('CancelUpdateStack', { StackName: 'shop' })).rejects.toMatchObject({
    message: 'CancelUpdateStack cannot be called from current stack status',
  });
});

test('an update under way is taken back', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', body);
  const update = cloud.call('UpdateStack', {
    StackName: 'shop',
    TemplateBody: body.replace(' } } }', ', Color: red } }, B: { Type: Test::Things::Thing } }'),
  });
  const cancel = cloud.call('CancelUpdateStack', { StackName: 'shop' });
  await update;
  await cancel;
  await cloud.settle();
  expect(await cloud.status('shop')).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(await cloud.things()).toStrictEqual({ a: { Name: 'a' } });
});
