import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

const body = (color: string): string =>
  `Parameters: { P: { Type: String, Default: d } }\nResources: { A: { Type: Test::Things::Thing, Properties: { Name: a, Color: ${color}, Link: !Ref P } } }`;

test('executing a change set creates the stack, and the next one updates it', async () => {
  const cloud = await createTestCloud();
  const Parameters = [{ ParameterKey: 'P', ParameterValue: 'p' }];
  await cloud.call('CreateChangeSet', {
    StackName: 'shop',
    ChangeSetName: 'one',
    ChangeSetType: 'CREATE',
    TemplateBody: body('red'),
    Parameters,
  });
  await cloud.call('ExecuteChangeSet', { StackName: 'shop', ChangeSetName: 'one' });
  await cloud.settle();
  expect(await cloud.status('shop')).toBe('CREATE_COMPLETE');
  expect(await cloud.things()).toStrictEqual({ a: { Name: 'a', Color: 'red', Link: 'p' } });
  const input = {
    StackName: 'shop',
    TemplateBody: body('blue'),
    Parameters: [{ ParameterKey: 'P', UsePreviousValue: true }],
  };
  await cloud.call('CreateChangeSet', { ...input, ChangeSetName: 'two' });
  await cloud.call('CreateChangeSet', { ...input, ChangeSetName: 'three' });
  await cloud.call('ExecuteChangeSet', { StackName: 'shop', ChangeSetName: 'two' });
  await cloud.settle();
  expect(await cloud.status('shop')).toBe('UPDATE_COMPLETE');
  expect(await cloud.things()).toStrictEqual({ a: { Name: 'a', Color: 'blue', Link: 'p' } });
  const { Summaries } = await cloud.call('ListChangeSets', { StackName: 'shop' });
  expect(Object.fromEntries((Summaries ?? []).map((one) => [one.ChangeSetName, one.ExecutionStatus]))).toStrictEqual({
    one: 'OBSOLETE',
    two: 'EXECUTE_COMPLETE',
    three: 'OBSOLETE',
  });
});

test('a change set without changes cannot be executed', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', body('red'));
  const { Id = '' } = await cloud.call('CreateChangeSet', {
    StackName: 'shop',
    ChangeSetName: 'same',
    TemplateBody: body('red'),
  });
  await expect(cloud.call('ExecuteChangeSet', { ChangeSetName: Id })).rejects.toMatchObject({
    code: 'InvalidChangeSetStatus',
    message: `ChangeSet [${Id}] cannot be executed in its current status of [FAILED]`,
  });
});

test('a transform needs no acknowledgement when a change set has shown what it does', async () => {
  const cloud = await createTestCloud();
  const TemplateBody = 'Transform: AWS::LanguageExtensions\nResources: { A: { Type: Test::Things::Thing } }';
  await cloud.call('CreateChangeSet', {
    StackName: 'shop',
    ChangeSetName: 'one',
    ChangeSetType: 'CREATE',
    TemplateBody,
  });
  await cloud.call('ExecuteChangeSet', { StackName: 'shop', ChangeSetName: 'one' });
  await cloud.settle();
  expect(await cloud.status('shop')).toBe('CREATE_COMPLETE');
});
