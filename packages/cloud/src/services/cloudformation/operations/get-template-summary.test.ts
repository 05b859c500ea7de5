import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

const body = `
AWSTemplateFormatVersion: '2010-09-09'
Description: roles
Parameters: { P: { Type: String, Default: a, AllowedValues: [a, b], Description: which } }
Resources: { R: { Type: AWS::IAM::Role, Properties: { RoleName: r } }, T: { Type: Test::Things::Thing } }
`;

test('a template is summed up', async () => {
  const cloud = await createTestCloud();
  expect(await cloud.call('GetTemplateSummary', { TemplateBody: body })).toStrictEqual({
    Description: 'roles',
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    CapabilitiesReason: 'The following resource(s) require capabilities: [AWS::IAM::Role]',
    DeclaredTransforms: [],
    Parameters: [
      {
        ParameterKey: 'P',
        DefaultValue: 'a',
        ParameterType: 'String',
        NoEcho: false,
        Description: 'which',
        ParameterConstraints: { AllowedValues: ['a', 'b'] },
      },
    ],
    ResourceTypes: ['AWS::IAM::Role', 'Test::Things::Thing'],
    Version: '2010-09-09',
    Metadata: undefined,
    ResourceIdentifierSummaries: [],
  });
});

test('a stack is summed up by its template', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', 'Resources: { T: { Type: Test::Things::Thing } }');
  expect((await cloud.call('GetTemplateSummary', { StackName: 'shop' })).ResourceTypes).toStrictEqual([
    'Test::Things::Thing',
  ]);
});
