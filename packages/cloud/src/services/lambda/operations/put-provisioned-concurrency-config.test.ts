import { expect, test } from 'vitest';
import { arnOf, createRigWithVersions, refusal, type LambdaRig } from '../lambda.fixture.ts';
import { getProvisionedConcurrencyConfig } from './get-provisioned-concurrency-config.ts';
import { updateAlias } from './update-alias.ts';

const put = (rig: LambdaRig, Qualifier: string, ProvisionedConcurrentExecutions: number, FunctionName = 'f') =>
  rig.call('PutProvisionedConcurrencyConfig', { FunctionName, Qualifier, ProvisionedConcurrentExecutions });
const unreserved = async (rig: LambdaRig): Promise<unknown> =>
  (await rig.call<{ AccountLimit: object }>('GetAccountSettings')).AccountLimit;

test('environments are asked for first, and there a moment later', async () => {
  const rig = await createRigWithVersions();
  expect(await put(rig, '1', 5)).toEqual({
    RequestedProvisionedConcurrentExecutions: 5,
    AvailableProvisionedConcurrentExecutions: 0,
    AllocatedProvisionedConcurrentExecutions: 0,
    Status: 'IN_PROGRESS',
    LastModified: '2026-01-01T00:00:00+0000',
  });
  await rig.settle();
  expect(await rig.call('GetProvisionedConcurrencyConfig', { FunctionName: 'f', Qualifier: '1' })).toEqual({
    RequestedProvisionedConcurrentExecutions: 5,
    AvailableProvisionedConcurrentExecutions: 5,
    AllocatedProvisionedConcurrentExecutions: 5,
    Status: 'READY',
    LastModified: '2026-01-01T00:00:00+0000',
  });
});

test('what is provisioned is set aside, out of what the function has reserved or else of the account', async () => {
  const rig = await createRigWithVersions();
  await put(rig, '1', 300);
  await put(rig, '2', 100);
  await put(rig, '1', 200);
  expect(await unreserved(rig)).toMatchObject({ UnreservedConcurrentExecutions: 700 });
  await rig.call('PutFunctionConcurrency', { FunctionName: 'f', ReservedConcurrentExecutions: 350 });
  expect(await unreserved(rig)).toMatchObject({ UnreservedConcurrentExecutions: 650 });
  expect(await refusal(put(rig, '1', 251))).toBe(
    '400 InvalidParameterValueException: Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function',
  );
  expect(await put(rig, '1', 250)).toMatchObject({ RequestedProvisionedConcurrentExecutions: 250 });
});

test('a function runs in its own environments when others have taken all the rest', async () => {
  const rig = await createRigWithVersions();
  await put(rig, '1', 2);
  await rig.define('g', () => null);
  await rig.step(({ state }) => void state.inFlight.set('g', 998));
  expect(await refusal(rig.call('Invoke', { FunctionName: 'g' }))).toMatch(/^429 TooManyRequestsException/);
  expect(await rig.call('Invoke', { FunctionName: 'f', Qualifier: '1' })).toMatchObject({ StatusCode: 200 });
});

test('the account keeps a hundred that are set aside for nobody', async () => {
  const rig = await createRigWithVersions();
  expect(await refusal(put(rig, '1', 1001))).toBe(
    "400 InvalidParameterValueException: Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [1000].",
  );
  expect(await refusal(put(rig, '1', 901))).toBe(
    "400 InvalidParameterValueException: Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
  );
  await put(rig, '1', 900);
  expect(await put(rig, '1', 900)).toMatchObject({ Status: 'IN_PROGRESS' });
});

test('a version and an alias of it do not both have environments', async () => {
  const rig = await createRigWithVersions();
  await rig.call('CreateAlias', { FunctionName: 'f', Name: 'live', FunctionVersion: '1' });
  await put(rig, '1', 1);
  expect(await refusal(put(rig, 'live', 1))).toBe(
    "409 ResourceConflictException: Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version",
  );
  await rig.call('DeleteProvisionedConcurrencyConfig', { FunctionName: 'f', Qualifier: '1' });
  await put(rig, 'live', 1);
  expect(await refusal(put(rig, '1', 1))).toBe(
    '409 ResourceConflictException: Version is pointed by a Provisioned Concurrency alias',
  );
  expect(await put(rig, '2', 1)).toMatchObject({ Status: 'IN_PROGRESS' });
});

test.each([
  [
    '$LATEST',
    '400 InvalidParameterValueException: Provisioned Concurrency Configs cannot be applied to unpublished function versions.',
  ],
  ['9', `404 ResourceNotFoundException: Function not found: ${arnOf('f')}:9`],
  ['live', `404 ResourceNotFoundException: Cannot find alias arn: ${arnOf('f')}:live`],
])('%s has no environments of its own', async (qualifier, expected) => {
  const rig = await createRigWithVersions();
  expect(await refusal(put(rig, qualifier, 1))).toBe(expected);
});

test('they follow an alias to another version, and go with the alias, the version and the function', async () => {
  const rig = await createRigWithVersions();
  await rig.call('CreateAlias', { FunctionName: 'f', Name: 'live', FunctionVersion: '1' });
  await put(rig, 'live', 3);
  await rig.settle();
  const live = { FunctionName: 'f', Qualifier: 'live' };
  await rig.step((context) => {
    updateAlias({ FunctionName: 'f', Name: 'live', FunctionVersion: '2' }, context);
    expect(getProvisionedConcurrencyConfig(live, context)).toMatchObject({ Status: 'IN_PROGRESS' });
  });
  await rig.settle();
  expect(await rig.call('GetProvisionedConcurrencyConfig', live)).toMatchObject({
    AvailableProvisionedConcurrentExecutions: 3,
    Status: 'READY',
  });
  await rig.call('DeleteAlias', { FunctionName: 'f', Name: 'live' });
  await put(rig, '1', 1);
  await put(rig, '2', 1);
  await rig.call('DeleteFunction', { FunctionName: 'f', Qualifier: '1' });
  expect([...rig.state().provisioned.keys()]).toEqual(['f:2']);
  await rig.call('DeleteFunction', { FunctionName: 'f' });
  expect(rig.state().provisioned.size).toBe(0);
});
