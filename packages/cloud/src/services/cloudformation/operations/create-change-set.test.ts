import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

const body = (color: string, more = ''): string =>
  `Resources:\n  A: { Type: Test::Things::Thing, Properties: { Name: a, Color: ${color} } }\n${more}`;

test('a change set for a new stack puts it under review', async () => {
  const cloud = await createTestCloud();
  const output = await cloud.call('CreateChangeSet', {
    StackName: 'shop',
    ChangeSetName: 'first',
    ChangeSetType: 'CREATE',
    TemplateBody: body('red'),
  });
  expect(output.Id).toMatch(/^arn:aws:cloudformation:eu-west-1:000000000000:changeSet\/first\/[0-9a-f-]{36}$/);
  expect(await cloud.status('shop')).toBe('REVIEW_IN_PROGRESS User Initiated');
  expect(await cloud.things()).toStrictEqual({});
});

test('a change set without changes has failed', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', body('red'));
  const { Id } = await cloud.call('CreateChangeSet', {
    StackName: 'shop',
    ChangeSetName: 'same',
    TemplateBody: body('red'),
  });
  expect(await cloud.call('DescribeChangeSet', { ChangeSetName: Id ?? '' })).toMatchObject({
    Status: 'FAILED',
    ExecutionStatus: 'UNAVAILABLE',
    StatusReason:
      "The submitted information didn't contain changes. Submit different information to create a change set.",
    Changes: [],
  });
});

test('what cannot be is refused', async () => {
  const cloud = await createTestCloud();
  const input = { StackName: 'shop', ChangeSetName: 'c', TemplateBody: body('blue') };
  await expect(cloud.call('CreateChangeSet', input)).rejects.toMatchObject({ message: 'Stack [shop] does not exist' });
  await cloud.deploy('shop', body('red'));
  await expect(cloud.call('CreateChangeSet', { ...input, ChangeSetType: 'CREATE' })).rejects.toMatchObject({
    message: 'Stack [shop] already exists and cannot be created again with the changeSet [c].',
  });
  await cloud.call('CreateChangeSet', input);
  await expect(cloud.call('CreateChangeSet', input)).rejects.toMatchObject({
    code: 'AlreadyExistsException',
    message: 'ChangeSet [c] already exists',
  });
});
