import { expect, test } from 'vitest';
import { createTestCloud, type TestCloud } from '../testing/test-cloud.ts';

/** An outer stack whose inner template is carried along, as it is when loaded from disk. */
function outer(inner: string, more = ''): string {
  const location = JSON.stringify({ SkyrigTemplateBody: inner });
  return `Resources:
  Inner: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${location}, Parameters: { Name: deep } } }
  After: { Type: Test::Things::Thing, Properties: { Name: after, Link: !GetAtt Inner.Outputs.Arn } }
${more}`;
}

const inner = (color: string): string => `Parameters: { Name: { Type: String } }
Resources: { T: { Type: Test::Things::Thing, Properties: { Name: !Ref Name, Color: ${color} } } }
Outputs: { Arn: { Value: !GetAtt T.Arn } }`;

const statusesOf = async (cloud: TestCloud): Promise<unknown> =>
  (await cloud.call('ListStacks', {})).StackSummaries?.map(({ StackStatus }) => StackStatus);

test('a nested stack is created first, and its outputs are attributes', async () => {
  const cloud = await createTestCloud();
  const id = await cloud.deploy('shop', outer(inner('red')));
  expect(await cloud.status('shop')).toBe('CREATE_COMPLETE');
  expect(await cloud.things()).toStrictEqual({
    deep: { Name: 'deep', Color: 'red' },
    after: { Name: 'after', Link: 'arn:aws:things:eu-west-1:000000000000:deep' },
  });
  const { Stacks } = await cloud.call('DescribeStacks', { StackName: await cloud.physicalId('shop', 'Inner') });
  expect(Stacks?.[0]).toMatchObject({ StackStatus: 'CREATE_COMPLETE', ParentId: id, RootId: id });
  expect(Stacks?.[0]?.StackName).toMatch(/^shop-Inner-[A-Z0-9]{12}$/);
});

test('a nested stack that fails takes the outer one with it', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', outer(inner('red, Fail: true')));
  expect(await cloud.status('shop')).toBe('ROLLBACK_COMPLETE');
  expect((await cloud.events('shop')).find((event) => event.startsWith('Inner CREATE_FAILED'))).toMatch(
    /was not successfully created: The following resource\(s\) failed to create: \[T\]\. /,
  );
  expect(await statusesOf(cloud)).toContain('DELETE_COMPLETE');
  expect(await cloud.things()).toStrictEqual({});
});

test('a nested stack is updated in place, and not at all when nothing changed', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', outer(inner('red')));
  await cloud.redeploy('shop', outer(inner('blue')));
  expect(await cloud.status('shop')).toBe('UPDATE_COMPLETE');
  expect((await cloud.things())['deep']).toStrictEqual({ Name: 'deep', Color: 'blue' });
  await cloud.redeploy('shop', outer(inner('blue'), '  More: { Type: Test::Things::Thing }'));
  expect((await cloud.events('shop')).filter((event) => event === 'Inner UPDATE_IN_PROGRESS')).toHaveLength(1);
});

test('an update that fails brings the nested stack back', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', outer(inner('red')));
  const bad = '  Bad: { Type: Test::Things::Thing, DependsOn: After, Properties: { Fail: true } }';
  await cloud.redeploy('shop', outer(inner('blue'), bad));
  expect(await cloud.status('shop')).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect((await cloud.things())['deep']).toStrictEqual({ Name: 'deep', Color: 'red' });
});

test('an update of which the nested part fails is rolled back as a whole', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', outer(inner('red')));
  await cloud.redeploy('shop', outer(inner('red, Fail: true')));
  expect(await cloud.status('shop')).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect((await cloud.things())['deep']).toStrictEqual({ Name: 'deep', Color: 'red' });
});

test('deleting the outer stack deletes the nested one', async () => {
  const cloud = await createTestCloud();
  const id = await cloud.deploy('shop', outer(inner('red')));
  await cloud.call('DeleteStack', { StackName: 'shop' });
  await cloud.settle();
  expect(await cloud.status(id)).toBe('DELETE_COMPLETE');
  expect(await statusesOf(cloud)).toStrictEqual(['DELETE_COMPLETE', 'DELETE_COMPLETE']);
  expect(await cloud.things()).toStrictEqual({});
});

test('a nested stack that is taken out of the template is deleted', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', outer(inner('red')));
  await cloud.redeploy('shop', 'Resources: { After: { Type: Test::Things::Thing, Properties: { Name: after } } }');
  expect(await cloud.status('shop')).toBe('UPDATE_COMPLETE');
  expect(await cloud.things()).toStrictEqual({ after: { Name: 'after' } });
});
