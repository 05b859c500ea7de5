import { expect, test } from 'vitest';
import { arnOf, createLambdaRig, refusal } from '../lambda.fixture.ts';

test('tags of a function are listed', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null, { Tags: { a: '1' } });
  expect(await rig.call('ListTags', { Resource: arnOf('f') })).toEqual({ Tags: { a: '1' } });
  expect(await refusal(rig.call('ListTags', { Resource: arnOf('g') }))).toMatch(/^404 /);
});
