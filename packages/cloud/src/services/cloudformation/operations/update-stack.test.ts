import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

const thing = (id: string, properties: string, rest = ''): string =>
  `  ${id}: { Type: Test::Things::Thing, Properties: { ${properties} } ${rest} }\n`;
const rock = (size: string, rest = ''): string =>
  `  R: { Type: Test::Things::Rock, Properties: { Size: ${size} } ${rest} }\n`;

test('what is new is created, what changed is updated, and what is gone is deleted last', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', `Resources:\n${thing('A', 'Name: a, Color: red')}${thing('B', 'Name: b')}`);
  await cloud.redeploy('shop', `Resources:\n${thing('A', 'Name: a, Color: blue')}${thing('C', 'Name: c')}`);
  expect(await cloud.things()).toStrictEqual({ a: { Name: 'a', Color: 'blue' }, c: { Name: 'c' } });
  expect((await cloud.events('shop')).slice(8)).toStrictEqual([
    'shop UPDATE_IN_PROGRESS User Initiated',
    'A UPDATE_IN_PROGRESS',
    'A UPDATE_COMPLETE',
    'C CREATE_IN_PROGRESS',
    'C CREATE_IN_PROGRESS Resource creation Initiated',
    'C CREATE_COMPLETE',
    'shop UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    'B DELETE_IN_PROGRESS',
    'B DELETE_COMPLETE',
    'shop UPDATE_COMPLETE',
  ]);
});

test('a resource that cannot be updated is replaced, and the old one deleted once all is done', async () => {
  const cloud = await createTestCloud();
  const dependant = thing('T', 'Name: t, Link: !Ref R');
  await cloud.deploy('shop', `Resources:\n${rock('1')}${dependant}`);
  const before = await cloud.physicalId('shop', 'R');
  await cloud.redeploy('shop', `Resources:\n${rock('2')}${dependant}`);
  const after = await cloud.physicalId('shop', 'R');
  expect(after).not.toBe(before);
  expect(after).toMatch(/^shop-r-[a-z0-9]{12}$/);
  expect(await cloud.things()).toStrictEqual({ [after]: { Size: 2 }, t: { Name: 't', Link: `ref:${after}` } });
});

test('a replaced resource may be retained', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', `Resources:\n${rock('1', ', UpdateReplacePolicy: Retain')}`);
  const before = await cloud.physicalId('shop', 'R');
  await cloud.redeploy('shop', `Resources:\n${rock('2', ', UpdateReplacePolicy: Retain')}`);
  expect(Object.keys(await cloud.things())).toContain(before);
});

test('a failure takes every change back', async () => {
  const cloud = await createTestCloud();
  const before = `Resources:\n${thing('A', 'Name: a, Color: red')}${rock('1')}${thing('Gone', 'Name: gone')}`;
  await cloud.deploy('shop', before);
  const things = await cloud.things();
  await cloud.redeploy(
    'shop',
    `Resources:\n${thing('A', 'Name: a, Color: blue')}${rock('2')}${thing('N', 'Name: n')}${thing('Bad', 'Fail: true', ', DependsOn: [A, R, N]')}`,
  );
  expect(await cloud.status('shop')).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(await cloud.things()).toStrictEqual(things);
  expect(await cloud.events('shop')).toContain(
    'shop UPDATE_ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Bad]. ',
  );
  const { TemplateBody } = await cloud.call('GetTemplate', { StackName: 'shop' });
  expect(TemplateBody).toBe(before);
  await cloud.redeploy('shop', `Resources:\n${thing('A', 'Name: a, Color: green')}`);
  expect(await cloud.things()).toStrictEqual({ a: { Name: 'a', Color: 'green' } });
});

test('a custom-named resource that needs replacing fails the update', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', `Resources:\n${thing('A', 'Name: a')}${thing('B', 'Name: b')}`);
  await cloud.redeploy('shop', `Resources:\n${thing('A', 'Name: b')}${thing('B', 'Name: b')}`);
  expect(await cloud.status('shop')).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(await cloud.things()).toStrictEqual({ a: { Name: 'a' }, b: { Name: 'b' } });
});

test('parameters may keep their previous values, and a changed default is a change', async () => {
  const cloud = await createTestCloud();
  const body = `Parameters: { C: { Type: String, Default: x } }\nResources:\n${thing('A', 'Name: a, Color: !Ref C')}`;
  await cloud.deploy('shop', body, { Parameters: [{ ParameterKey: 'C', ParameterValue: 'red' }] });
  await cloud.call('UpdateStack', {
    StackName: 'shop',
    TemplateBody: body.replace('Name: a', 'Name: a, Link: l'),
    Parameters: [{ ParameterKey: 'C', UsePreviousValue: true }],
  });
  await cloud.settle();
  expect(await cloud.things()).toStrictEqual({ a: { Name: 'a', Link: 'l', Color: 'red' } });
  await cloud.call('UpdateStack', { StackName: 'shop', UsePreviousTemplate: true });
  await cloud.settle();
  expect(await cloud.things()).toStrictEqual({ a: { Name: 'a', Link: 'l', Color: 'x' } });
});

test('an update of outputs alone is an update', async () => {
  const cloud = await createTestCloud();
  const resources = `Resources:\n${thing('A', 'Name: a')}`;
  await cloud.deploy('shop', resources);
  await cloud.redeploy('shop', `${resources}Outputs: { O: { Value: !Ref A } }`);
  const { Stacks } = await cloud.call('DescribeStacks', { StackName: 'shop' });
  expect(Stacks?.[0]).toMatchObject({ StackStatus: 'UPDATE_COMPLETE', Outputs: [{ OutputValue: 'a' }] });
});

test('an update without changes is refused', async () => {
  const cloud = await createTestCloud();
  const body = `Resources:\n${thing('A', 'Name: a')}`;
  await cloud.deploy('shop', body);
  await expect(cloud.redeploy('shop', `Description: other words\n${body}`)).rejects.toMatchObject({
    code: 'ValidationError',
    message: 'No updates are to be performed.',
  });
});

test('a stack that is not there, or that is rolled back, cannot be updated', async () => {
  const cloud = await createTestCloud();
  const body = `Resources:\n${thing('A', 'Fail: true')}`;
  await expect(cloud.redeploy('shop', body)).rejects.toMatchObject({ message: 'Stack [shop] does not exist' });
  const id = await cloud.deploy('shop', body);
  await expect(cloud.redeploy('shop', body)).rejects.toMatchObject({
    message: `Stack:${id} is in ROLLBACK_COMPLETE state and can not be updated.`,
  });
});
