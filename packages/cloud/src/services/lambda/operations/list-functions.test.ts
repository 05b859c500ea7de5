import { expect, test } from 'vitest';
import { arnOf, createLambdaRig } from '../lambda.fixture.ts';

interface Page {
  readonly Functions: readonly { readonly FunctionArn: string }[];
  readonly NextMarker?: string;
}

test('functions are listed by name, page by page', async () => {
  const rig = await createLambdaRig();
  for (const name of ['c', 'a', 'b']) await rig.define(name, () => null);
  const first = await rig.call<Page>('ListFunctions', { MaxItems: 2 });
  expect(first.Functions.map(({ FunctionArn }) => FunctionArn)).toEqual([arnOf('a'), arnOf('b')]);
  const second = await rig.call<Page>('ListFunctions', { MaxItems: 2, Marker: first.NextMarker });
  expect(second.Functions.map(({ FunctionArn }) => FunctionArn)).toEqual([arnOf('c')]);
  expect(second.NextMarker).toBeUndefined();
});

test('with ALL published versions are listed too', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  await rig.call('PublishVersion', { FunctionName: 'f' });
  const { Functions } = await rig.call<Page>('ListFunctions', { FunctionVersion: 'ALL' });
  expect(Functions.map(({ FunctionArn }) => FunctionArn)).toEqual([`${arnOf('f')}:$LATEST`, `${arnOf('f')}:1`]);
});
