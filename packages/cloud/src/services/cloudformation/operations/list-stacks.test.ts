import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

const body = 'Resources: { A: { Type: Test::Things::Thing, Properties: { Name: a } } }';

test('deleted stacks are listed too, unless the filter leaves them out', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('gone', body);
  await cloud.call('DeleteStack', { StackName: 'gone' });
  await cloud.settle();
  await cloud.deploy('here', body);
  const namesOf = async (input: object): Promise<unknown> =>
    (await cloud.call('ListStacks', input)).StackSummaries?.map(({ StackName }) => StackName).toSorted();
  expect(await namesOf({})).toStrictEqual(['gone', 'here']);
  expect(await namesOf({ StackStatusFilter: ['CREATE_COMPLETE'] })).toStrictEqual(['here']);
});
