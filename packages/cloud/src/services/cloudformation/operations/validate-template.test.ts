import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

test('a valid template is answered with its parameters and needs', async () => {
  const cloud = await createTestCloud();
  const TemplateBody = 'Parameters: { P: { Type: Number } }\nResources: { R: { Type: AWS::IAM::Role } }';
  expect(await cloud.call('ValidateTemplate', { TemplateBody })).toStrictEqual({
    Description: undefined,
    Capabilities: ['CAPABILITY_IAM'],
    CapabilitiesReason: 'The following resource(s) require capabilities: [AWS::IAM::Role]',
    DeclaredTransforms: [],
    Parameters: [{ ParameterKey: 'P', DefaultValue: undefined, NoEcho: false, Description: undefined }],
  });
});

test.each([
  ['Resources: {}', 'Template format error: At least one Resources member must be defined.'],
  ['{"Resources": ', 'Template format error: JSON not well-formed. (line 1, column 15)'],
  ['Resources: { X: { Type: AWS::Nope::X } }', /^Template format error: Unrecognized resource types: \[AWS::Nope::X\]/],
])('%s is refused', async (TemplateBody, message) => {
  const cloud = await createTestCloud();
  const expected: unknown = typeof message === 'string' ? message : expect.stringMatching(message);
  await expect(cloud.call('ValidateTemplate', { TemplateBody })).rejects.toMatchObject({
    code: 'ValidationError',
    message: expected,
  });
});

test('a template must be given', async () => {
  const cloud = await createTestCloud();
  await expect(cloud.call('ValidateTemplate', {})).rejects.toMatchObject({
    message: 'Either Template URL or Template Body must be specified.',
  });
});
