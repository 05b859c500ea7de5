import { expect, test } from 'vitest';
import { createTestCloud } from '../services/cloudformation/testing/test-cloud.ts';
import { deployStacks, type DeployTarget } from './deploy-stacks.ts';
import type { LoadedStack } from './loaded-stack.ts';
import { parseTemplate } from './template/parse-template.ts';

async function createTarget(): Promise<DeployTarget> {
  const cloud = await createTestCloud();
  return { call: (operation, input) => cloud.call(operation as 'CreateStack', input), settle: () => cloud.settle() };
}

function stack(name: string, text: string, parameters: Record<string, string> = {}): LoadedStack {
  const rest = { assetsDir: '/app', dependsOn: [], tags: {}, terminationProtection: false };
  return { name, template: parseTemplate(text), parameters, ...rest };
}

const base = stack(
  'base',
  'Parameters: { N: { Type: String } }\nResources: { T: { Type: Test::Things::Thing, Properties: { Name: !Ref N } } }\nOutputs: { O: { Value: !Ref T, Export: { Name: shared } } }',
  { N: 'first' },
);
const user = stack(
  'user',
  'Metadata: { Skyrig: { IgnoreUnsupported: true } }\nResources: { U: { Type: Test::Things::Thing, Properties: { Link: !ImportValue shared } }, V: { Type: AWS::EC2::VPC } }',
);

test('stacks are created one after another, with outputs and resources', async () => {
  const [first, second] = await deployStacks({ stacks: [base, user] }, await createTarget());
  expect(first).toMatchObject({
    name: 'base',
    outputs: { O: 'first' },
    resources: { T: { type: 'Test::Things::Thing', physicalId: 'first', isIgnored: false } },
  });
  expect(second?.resources['V']).toStrictEqual({
    type: 'AWS::EC2::VPC',
    physicalId: 'skyrig-ignored-user-V',
    isIgnored: true,
  });
});

test('a stack that exists is updated, and left alone when nothing has changed', async () => {
  const target = await createTarget();
  const [before] = await deployStacks({ stacks: [base] }, target);
  const [same] = await deployStacks({ stacks: [base] }, target);
  expect(same).toStrictEqual(before);
  const [after] = await deployStacks({ stacks: [{ ...base, parameters: { N: 'second' } }] }, target);
  expect(after).toMatchObject({ stackId: before?.stackId, outputs: { O: 'second' } });
});

test('a failed deploy names the resources and why', async () => {
  const bad = stack('bad', 'Resources: { T: { Type: Test::Things::Thing, Properties: { Fail: true } } }');
  await expect(deployStacks({ stacks: [bad] }, await createTarget())).rejects.toThrow(
    /^Stack bad was not deployed; it is ROLLBACK_COMPLETE\.\n {2}T \(Test::Things::Thing\): Resource handler returned message: "The thing was made to fail\./,
  );
});

test('what CloudFormation refuses is refused in its words', async () => {
  const bad = stack('bad', 'Resources: { T: { Type: AWS::EC2::VPC } }');
  await expect(deployStacks({ stacks: [bad] }, await createTarget())).rejects.toMatchObject({
    code: 'ERR_SKYRIG_DEPLOY',
    message: expect.stringContaining('Unrecognized resource types: [AWS::EC2::VPC]') as string,
  });
});

test('a stack whose creation failed is created anew', async () => {
  const target = await createTarget();
  const text = (fail: boolean): string =>
    `Resources: { T: { Type: Test::Things::Thing, Properties: { Fail: ${fail} } } }`;
  await expect(deployStacks({ stacks: [stack('retried', text(true))] }, target)).rejects.toThrow(/ROLLBACK_COMPLETE/);
  const [deployed] = await deployStacks({ stacks: [stack('retried', text(false))] }, target);
  expect(deployed?.resources['T']).toMatchObject({ type: 'Test::Things::Thing' });
});
