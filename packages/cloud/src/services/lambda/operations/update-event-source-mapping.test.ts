import { expect, test } from 'vitest';
import { createRigWithMapping, refusal } from '../lambda.fixture.ts';

test('what is left out stays; disabling takes a moment', async () => {
  const { rig, UUID } = await createRigWithMapping();
  await rig.settle();
  const update = (more: object) => rig.call('UpdateEventSourceMapping', { UUID, ...more });
  expect(await update({ FunctionResponseTypes: ['ReportBatchItemFailures'] })).toMatchObject({
    State: 'Updating',
    BatchSize: 5,
  });
  expect(await update({ Enabled: false })).toMatchObject({
    State: 'Disabling',
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  });
  await rig.settle();
  expect(await rig.call('GetEventSourceMapping', { UUID })).toMatchObject({ State: 'Disabled' });
  expect(await refusal(update({ BatchSize: 50 }))).toMatch(/Maximum batch window in seconds must be greater than 0/);
  expect(await refusal(update({ UUID: 'x' }))).toBe(
    '404 ResourceNotFoundException: The resource you requested does not exist.',
  );
});
