import { expect, test } from 'vitest';
import { arnOf, createLambdaRig, refusal } from '../lambda.fixture.ts';

test('a function goes with its versions, aliases and settings', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  await rig.define('fg', () => null);
  await rig.call('PublishVersion', { FunctionName: 'f' });
  await rig.call('CreateAlias', { FunctionName: 'f', Name: 'live', FunctionVersion: '1' });
  await rig.call('CreateFunctionUrlConfig', { FunctionName: 'f', AuthType: 'NONE' });
  await rig.call('PutFunctionConcurrency', { FunctionName: 'f', ReservedConcurrentExecutions: 5 });
  await rig.call('DeleteFunction', { FunctionName: 'f' });
  const { functions, versions, aliases, urls, urlIds, reservedConcurrency } = rig.state();
  expect([...functions.keys()]).toEqual(['fg']);
  expect([versions.size, aliases.size, urls.size, urlIds.size, reservedConcurrency.size]).toEqual([0, 0, 0, 0, 0]);
  expect(await refusal(rig.call('DeleteFunction', { FunctionName: 'f' }))).toBe(
    `404 ResourceNotFoundException: Function not found: ${arnOf('f')}`,
  );
});

test('a version goes alone, unless an alias points to it', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  await rig.call('PublishVersion', { FunctionName: 'f' });
  await rig.call('CreateAlias', { FunctionName: 'f', Name: 'live', FunctionVersion: '1' });
  const remove = (Qualifier: string) => rig.call('DeleteFunction', { FunctionName: 'f', Qualifier });
  expect(await refusal(remove('1'))).toMatch(
    /^409 ResourceConflictException: Unable to delete version because .*\[live\]$/,
  );
  expect(await refusal(remove('$LATEST'))).toMatch(
    /\$LATEST version cannot be deleted without deleting the function\.$/,
  );
  await rig.call('DeleteAlias', { FunctionName: 'f', Name: 'live' });
  await remove('1');
  expect([rig.state().versions.size, rig.state().functions.size]).toEqual([0, 1]);
});

test('what runs goes on when its function is deleted', async () => {
  const rig = await createLambdaRig();
  await rig.define('f', async (_event, task, { pass }) => {
    await pass(task, 100);
    return 'done';
  });
  const pending = rig.call<{ Payload: Uint8Array }>('Invoke', { FunctionName: 'f' });
  await rig.step((context) => context.note('test', 'lets the start pass'));
  await rig.call('DeleteFunction', { FunctionName: 'f' });
  await rig.settle();
  expect(Buffer.from((await pending).Payload).toString()).toBe('"done"');
  expect(rig.state().inFlight.size).toBe(0);
});
