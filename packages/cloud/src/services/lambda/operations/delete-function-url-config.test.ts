import { expect, test } from 'vitest';
import { createRigWithUrl, refusal } from '../lambda.fixture.ts';

test('an address can be deleted once', async () => {
  const rig = await createRigWithUrl();
  await rig.call('DeleteFunctionUrlConfig', { FunctionName: 'f' });
  expect(rig.state().urlIds.size).toBe(0);
  expect(await refusal(rig.call('DeleteFunctionUrlConfig', { FunctionName: 'f' }))).toMatch(
    /The resource you requested does not exist\.$/,
  );
});
