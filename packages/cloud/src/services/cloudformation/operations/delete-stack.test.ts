import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

test('resources are deleted last created first, except those that are retained', async () => {
  const cloud = await createTestCloud();
  const id = await cloud.deploy(
    'shop',
    `Resources:
  B: { Type: Test::Things::Thing, DependsOn: A, Properties: { Name: b } }
  A: { Type: Test::Things::Thing, Properties: { Name: a } }
  K: { Type: Test::Things::Thing, DeletionPolicy: Retain, Properties: { Name: k } }`,
  );
  await cloud.call('DeleteStack', { StackName: 'shop' });
  await cloud.settle();
  expect(Object.keys(await cloud.things())).toStrictEqual(['k']);
  const events = (await cloud.events(id)).map((event) => event.split(' ').slice(0, 2).join(' '));
  expect(events.slice(events.indexOf('shop DELETE_IN_PROGRESS'))).toStrictEqual([
    'shop DELETE_IN_PROGRESS',
    'B DELETE_IN_PROGRESS',
    'B DELETE_COMPLETE',
    'K DELETE_SKIPPED',
    'A DELETE_IN_PROGRESS',
    'A DELETE_COMPLETE',
    'shop DELETE_COMPLETE',
  ]);
  await expect(cloud.status('shop')).rejects.toMatchObject({ message: 'Stack with id shop does not exist' });
  expect(await cloud.status(id)).toBe('DELETE_COMPLETE');
});

test('a name is free again once its stack is deleted', async () => {
  const cloud = await createTestCloud();
  const body = 'Resources: { A: { Type: Test::Things::Thing } }';
  await cloud.deploy('shop', body);
  await cloud.call('DeleteStack', { StackName: 'shop' });
  await cloud.settle();
  await cloud.deploy('shop', body);
  expect(await cloud.status('shop')).toBe('CREATE_COMPLETE');
});

test('a resource that cannot be deleted is named, and may be retained on the second attempt', async () => {
  const cloud = await createTestCloud();
  const id = await cloud.deploy(
    'shop',
    'Resources: { A: { Type: Test::Things::Thing, Properties: { Color: indelible } }, B: { Type: Test::Things::Thing } }',
  );
  await cloud.call('DeleteStack', { StackName: 'shop' });
  await cloud.settle();
  expect(await cloud.status('shop')).toBe('DELETE_FAILED The following resource(s) failed to delete: [A]. ');
  await cloud.call('DeleteStack', { StackName: 'shop', RetainResources: ['A'] });
  await cloud.settle();
  expect(await cloud.status(id)).toBe('DELETE_COMPLETE');
});

test('deleting what is not there succeeds', async () => {
  const cloud = await createTestCloud();
  expect(await cloud.call('DeleteStack', { StackName: 'nope' })).toStrictEqual({});
});

test('termination protection is honoured', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', 'Resources: { A: { Type: Test::Things::Thing } }', { EnableTerminationProtection: true });
  await expect(cloud.call('DeleteStack', { StackName: 'shop' })).rejects.toMatchObject({
    message: 'Stack [shop] cannot be deleted while TerminationProtection is enabled',
  });
});

test('a stack whose export is in use stays', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy(
    'base',
    'Resources: { A: { Type: Test::Things::Thing, Properties: { Name: a } } }\nOutputs: { O: { Value: !Ref A, Export: { Name: base-a } } }',
  );
  await cloud.deploy(
    'user',
    'Resources: { B: { Type: Test::Things::Thing, Properties: { Name: b, Link: !ImportValue base-a } } }',
  );
  expect((await cloud.things())['b']).toStrictEqual({ Name: 'b', Link: 'a' });
  await cloud.call('DeleteStack', { StackName: 'base' });
  await cloud.settle();
  expect(await cloud.status('base')).toBe('DELETE_FAILED Cannot delete export base-a as it is in use by user.');
});
