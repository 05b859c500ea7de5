import { expect, test } from 'vitest';
import type { ResolveScope } from './intrinsics/intrinsic-function.ts';
import { resolveValue } from './resolve-value.ts';
import { templateError } from './template-error.ts';
import type { TemplateValue } from './template-value.ts';

const scope: ResolveScope = {
  identity: {
    accountId: '000000000000',
    region: 'eu-west-1',
    stackName: 'shop',
    stackId: 'arn:aws:cloudformation:eu-west-1:000000000000:stack/shop/1',
    notificationArns: ['arn:aws:sns:eu-west-1:000000000000:t'],
  },
  mappings: { M: { 'eu-west-1': { Size: 3, Names: ['a', 'b'] } } },
  parameters: new Map<string, TemplateValue>([
    ['Stage', 'dev'],
    ['Zones', ['x', 'y']],
  ]),
  conditionOf: (name) => ({ Yes: true, No: false })[name],
  refOf: (logicalId) => `${logicalId}-id`,
  attributeOf: (logicalId, attribute) => `${logicalId}/${attribute}`,
  importOf: (name) => {
    if (name === 'shared-bus') return 'bus';
    throw templateError(`No export named ${name} found.`);
  },
};

const resolve = (value: TemplateValue): TemplateValue | undefined => resolveValue(value, scope);

test.each<[string, TemplateValue, TemplateValue | undefined]>([
  ['Ref to a parameter', { Ref: 'Stage' }, 'dev'],
  ['Ref to a list parameter', { Ref: 'Zones' }, ['x', 'y']],
  ['Ref to a resource', { Ref: 'Q' }, 'Q-id'],
  ['the account', { Ref: 'AWS::AccountId' }, '000000000000'],
  ['the partition', { Ref: 'AWS::Partition' }, 'aws'],
  ['the URL suffix', { Ref: 'AWS::URLSuffix' }, 'amazonaws.com'],
  ['notification topics', { Ref: 'AWS::NotificationARNs' }, ['arn:aws:sns:eu-west-1:000000000000:t']],
  ['no value', { Ref: 'AWS::NoValue' }, undefined],
  ['no value inside', { a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 1] }, { b: [1] }],
  ['GetAtt as a list', { 'Fn::GetAtt': ['Q', 'Arn'] }, 'Q/Arn'],
  ['GetAtt as text', { 'Fn::GetAtt': 'Q.Endpoint.Address' }, 'Q/Endpoint.Address'],
  ['GetAtt with a computed attribute', { 'Fn::GetAtt': ['Q', { Ref: 'Stage' }] }, 'Q/dev'],
  ['Sub of names', { 'Fn::Sub': '${Stage}-${AWS::Region}-${Q}-${Q.Arn}' }, 'dev-eu-west-1-Q-id-Q/Arn'],
  ['Sub of a literal', { 'Fn::Sub': '${!Stage}' }, '${Stage}'],
  ['Sub with variables', { 'Fn::Sub': ['${A}${Stage}', { A: { Ref: 'Q' } }] }, 'Q-iddev'],
  ['Join', { 'Fn::Join': ['-', ['a', 1, { Ref: 'Stage' }]] }, 'a-1-dev'],
  ['Split and Select', { 'Fn::Select': ['1', { 'Fn::Split': ['|', 'a|b|c'] }] }, 'b'],
  ['If', { 'Fn::If': ['No', { Ref: 'Q' }, 'else'] }, 'else'],
  ['conditions', { 'Fn::And': [{ Condition: 'Yes' }, { 'Fn::Not': [{ Condition: 'No' }] }] }, true],
  ['Or', { 'Fn::Or': [{ Condition: 'No' }, { 'Fn::Equals': [1, '1'] }] }, true],
  ['FindInMap', { 'Fn::FindInMap': ['M', { Ref: 'AWS::Region' }, 'Size'] }, 3],
  ['FindInMap of a list', { 'Fn::FindInMap': ['M', 'eu-west-1', 'Names'] }, ['a', 'b']],
  ['FindInMap with a default', { 'Fn::FindInMap': ['M', 'x', 'y', { DefaultValue: 'z' }] }, 'z'],
  ['ImportValue', { 'Fn::ImportValue': { 'Fn::Sub': 'shared-bus' } }, 'bus'],
  ['Base64', { 'Fn::Base64': 'AWS' }, 'QVdT'],
  ['Cidr', { 'Fn::Cidr': ['192.168.0.0/24', 2, 5] }, ['192.168.0.0/27', '192.168.0.32/27']],
  ['GetAZs', { 'Fn::GetAZs': '' }, ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']],
  ['Length', { 'Fn::Length': { Ref: 'Zones' } }, 2],
  ['ToJsonString', { 'Fn::ToJsonString': { a: { Ref: 'Stage' } } }, '{"a":"dev"}'],
  [
    'an IAM condition, which is no function',
    { Condition: { StringEquals: { a: 'b' } } },
    { Condition: { StringEquals: { a: 'b' } } },
  ],
])('%s resolves', (_, value, expected) => {
  expect(resolve(value)).toStrictEqual(expected);
});

test.each<[TemplateValue, string]>([
  [{ Ref: ['a'] }, 'Template error: every Ref object must have a single String value.'],
  [
    { 'Fn::GetAtt': ['Q'] },
    'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
  ],
  [
    { 'Fn::GetAtt': 'Q' },
    'Template error: if specifying one argument to Fn::GetAtt, that argument must be a non-empty string in format <LogicalId>.<Attribute>',
  ],
  [{ 'Fn::Select': [3, ['a']] }, 'Template error: Fn::Select cannot select nonexistent value at index 3'],
  [{ 'Fn::FindInMap': ['M', 'x', 'y'] }, 'Template error: Unable to get mapping for M::x::y'],
  [
    { 'Fn::FindInMap': ['N', 'x', 'y'] },
    "Template error: Mapping named 'N' is not present in the 'Mappings' section of template.",
  ],
  [{ 'Fn::ImportValue': 'nope' }, 'No export named nope found.'],
  [{ 'Fn::If': ['No'] }, 'Template error: Fn::If requires a list argument with three elements'],
])('%j is refused', (value, message) => {
  expect(() => resolve(value)).toThrow(expect.objectContaining({ message }));
});

test('an unknown function is named', () => {
  expect(() => resolve({ 'Fn::Nope': 1 })).toThrow(/^Template error: Encountered unsupported function: Fn::Nope /);
});
