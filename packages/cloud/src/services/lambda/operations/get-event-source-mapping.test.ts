import { expect, test } from 'vitest';
import { createLambdaRig, queueArn, refusal } from '../lambda.fixture.ts';

test('a mapping is described, or does not exist', async () => {
  const rig = await createLambdaRig();
  await rig.queue('q');
  await rig.define('f', () => null);
  const { UUID } = await rig.call<{ UUID: string }>('CreateEventSourceMapping', {
    FunctionName: 'f',
    EventSourceArn: queueArn('q'),
  });
  expect(await rig.call('GetEventSourceMapping', { UUID })).toMatchObject({ UUID, EventSourceArn: queueArn('q') });
  expect(await refusal(rig.call('GetEventSourceMapping', { UUID: 'x' }))).toMatch(/^404 ResourceNotFoundException/);
});
