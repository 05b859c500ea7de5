import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

const body = 'Resources: { A: { Type: Test::Things::Thing, Properties: { Name: a } } }';

test('the change sets of one stack are listed', async () => {
  const cloud = await createTestCloud();
  for (const StackName of ['one', 'two']) {
    await cloud.call('CreateChangeSet', {
      StackName,
      ChangeSetName: `for-${StackName}`,
      ChangeSetType: 'CREATE',
      TemplateBody: body,
    });
  }
  const { Summaries } = await cloud.call('ListChangeSets', { StackName: 'two' });
  expect(Summaries).toHaveLength(1);
  expect(Summaries?.[0]).toMatchObject({
    ChangeSetName: 'for-two',
    Status: 'CREATE_COMPLETE',
    ExecutionStatus: 'AVAILABLE',
  });
});
