import { expect, test } from 'vitest';
import { createRigWithMapping, queueArn, refusal } from '../lambda.fixture.ts';

test('a mapping is described, or does not exist', async () => {
  const { rig, UUID } = await createRigWithMapping();
  expect(await rig.call('GetEventSourceMapping', { UUID })).toMatchObject({ UUID, EventSourceArn: queueArn('q') });
  expect(await refusal(rig.call('GetEventSourceMapping', { UUID: 'x' }))).toMatch(/^404 ResourceNotFoundException/);
});
