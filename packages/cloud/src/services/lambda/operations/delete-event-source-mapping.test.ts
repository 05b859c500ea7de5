import { expect, test } from 'vitest';
import { createRigWithMapping, refusal } from '../lambda.fixture.ts';

test('a deleted mapping polls no more', async () => {
  const { rig, UUID } = await createRigWithMapping();
  await rig.settle();
  expect(await rig.call('DeleteEventSourceMapping', { UUID })).toMatchObject({ UUID, State: 'Deleting' });
  await rig.send('q', 'a');
  await rig.settle();
  expect(rig.started).toEqual([]);
  expect(await rig.bodies('q')).toEqual(['a']);
  expect(await refusal(rig.call('DeleteEventSourceMapping', { UUID }))).toMatch(/^404 /);
});
