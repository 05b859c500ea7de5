import { expect, test } from 'vitest';
import { arnOf, createLambdaRig } from '../lambda.fixture.ts';

test('a qualifier selects the version that is described', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  await rig.call('PublishVersion', { FunctionName: 'f', Description: 'first' });
  await rig.call('CreateAlias', { FunctionName: 'f', Name: 'live', FunctionVersion: '1' });
  const read = (Qualifier: string) => rig.call('GetFunctionConfiguration', { FunctionName: 'f', Qualifier });
  expect(await read('1')).toMatchObject({ Version: '1', Description: 'first', FunctionArn: `${arnOf('f')}:1` });
  expect(await read('live')).toMatchObject({ Version: '1', FunctionArn: `${arnOf('f')}:live` });
  expect(await read('$LATEST')).toMatchObject({
    Version: '$LATEST',
    Description: '',
    FunctionArn: `${arnOf('f')}:$LATEST`,
  });
});
