import { expect, test } from 'vitest';
import { createLambdaRig, refusal } from '../lambda.fixture.ts';

test('an event is left for the function', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  expect(await rig.call('InvokeAsync', { FunctionName: 'f', InvokeArgs: Buffer.from('{"n":1}') })).toEqual({
    Status: 202,
  });
  await rig.settle();
  expect(rig.events('f')).toEqual([{ n: 1 }]);
  expect(await refusal(rig.call('InvokeAsync', { FunctionName: 'f', InvokeArgs: Buffer.from('{') }))).toMatch(
    /^400 InvalidRequestContentException/,
  );
});
