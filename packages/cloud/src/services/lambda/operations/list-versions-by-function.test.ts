import { expect, test } from 'vitest';
import { createLambdaRig } from '../lambda.fixture.ts';

test('versions are listed by number, $LATEST first', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  for (let timeout = 10; timeout < 21; timeout++) {
    await rig.call('UpdateFunctionConfiguration', { FunctionName: 'f', Timeout: timeout });
    await rig.call('PublishVersion', { FunctionName: 'f' });
  }
  const { Versions } = await rig.call<{ Versions: { Version: string }[] }>('ListVersionsByFunction', {
    FunctionName: 'f',
  });
  expect(Versions.map(({ Version }) => Version)).toEqual([
    '$LATEST',
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    '7',
    '8',
    '9',
    '10',
    '11',
  ]);
});
