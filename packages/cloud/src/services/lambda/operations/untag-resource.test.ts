import { expect, test } from 'vitest';
import { arnOf, createLambdaRig } from '../lambda.fixture.ts';

test('named tags are removed', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null, { Tags: { a: '1', b: '2' } });
  await rig.call('UntagResource', { Resource: arnOf('f'), TagKeys: ['a', 'x'] });
  expect(rig.state().functions.get('f')?.tags).toEqual({ b: '2' });
});
