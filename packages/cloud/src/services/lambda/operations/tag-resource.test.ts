import { expect, test } from 'vitest';
import { arnOf, createLambdaRig, refusal } from '../lambda.fixture.ts';

test('tags are added and replaced', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null, { Tags: { a: '1', b: '1' } });
  await rig.call('TagResource', { Resource: arnOf('f'), Tags: { b: '2', c: '2' } });
  expect(rig.state().functions.get('f')?.tags).toEqual({ a: '1', b: '2', c: '2' });
});

test('too many tags, versions and strangers are refused', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${String(index)}`, 'v']));
  expect(await refusal(rig.call('TagResource', { Resource: arnOf('f'), Tags: many }))).toMatch(
    /Number of tags exceeds resource tag limit\.$/,
  );
  expect(await refusal(rig.call('TagResource', { Resource: `${arnOf('f')}:1`, Tags: { a: '1' } }))).toMatch(
    /Tags on function aliases and versions are not supported\. Please specify a function ARN\.$/,
  );
  expect(await refusal(rig.call('TagResource', { Resource: arnOf('g'), Tags: { a: '1' } }))).toMatch(
    /^404 ResourceNotFoundException: Function not found/,
  );
});
