import { expect, test } from 'vitest';
import { parseTemplate } from './parse-template.ts';
import { validateTemplate } from './validate-template.ts';

const queue = 'Q: { Type: AWS::SQS::Queue }';

test.each<[string, string]>([
  ['Resources: {}', 'Template format error: At least one Resources member must be defined.'],
  [`Resources: { ${queue} }\nFoo: 1`, 'Invalid template property or properties [Foo]'],
  ['Resources: { a-b: { Type: T } }', 'Template format error: Resource name a-b is non alphanumeric.'],
  ['Resources: { A: {} }', 'Template format error: [/Resources/A] Every Resources object must contain a Type member.'],
  ['Resources: { A: { Type: T, QueueName: x } }', "Invalid template resource property 'QueueName'"],
  [
    `Resources: { ${queue} }\nParameters: { P: { Type: Strin } }`,
    'Template format error: Unrecognized parameter type: Strin',
  ],
  [
    'Resources: { A: { Type: T, Properties: { X: !Ref B } } }',
    'Template format error: Unresolved resource dependencies [B] in the Resources block of the template',
  ],
  [
    'Resources: { A: { Type: T, DependsOn: [B] } }',
    'Template format error: Unresolved resource dependencies [B] in the Resources block of the template',
  ],
  [
    "Resources: { A: { Type: T, Properties: { X: !Sub '${B}' } } }",
    'Template format error: Unresolved resource dependencies [B] in the Resources block of the template',
  ],
  [
    "Resources: { A: { Type: T, Properties: { X: !Sub '${B.Arn}' } } }",
    'Template error: instance of Fn::Sub references invalid resource attribute B.Arn',
  ],
  [
    'Resources: { A: { Type: T, Properties: { X: !GetAtt B.Arn } } }',
    'Template error: instance of Fn::GetAtt references undefined resource B',
  ],
  ['Resources: { A: { Type: T, Condition: C } }', 'Template format error: Condition C is not defined.'],
  [
    'Resources: { A: { Type: T, Properties: { X: !If [C, 1, 2] } } }',
    'Template format error: Unresolved condition dependency C in the Resources block of the template',
  ],
  [
    `Resources: { ${queue} }\nConditions: { C: !Equals [!Ref Q, a] }`,
    'Template format error: Unresolved dependencies [Q]. Cannot reference resources in the Conditions block of the template',
  ],
  [
    `Resources: { ${queue} }\nOutputs: { O: { Value: !Ref B } }`,
    'Template format error: Unresolved resource dependencies [B] in the Outputs block of the template',
  ],
  [
    "Resources: { A: { Type: T, Properties: { X: 'a{{resolve:ssm:/p}}b' } } }",
    'The dynamic reference {{resolve:ssm:/p}} is not emulated by Skyrig.',
  ],
])('%s is refused', (text, message) => {
  expect(() => validateTemplate(parseTemplate(text))).toThrow(expect.objectContaining({ message }));
});

test('Fn::Length needs the language extensions', () => {
  const text = 'Resources: { A: { Type: T, Properties: { X: !Length [1] } } }';
  expect(() => validateTemplate(parseTemplate(text))).toThrow(/unsupported function: Fn::Length/);
  expect(() => validateTemplate(parseTemplate(`Transform: AWS::LanguageExtensions\n${text}`))).not.toThrow();
});
