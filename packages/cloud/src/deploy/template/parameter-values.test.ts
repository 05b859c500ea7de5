import { expect, test } from 'vitest';
import { resolveParameters } from './parameter-values.ts';
import type { TemplateParameter } from './template.ts';

const resources = { Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'P' } } } };

function resolveOne(parameter: TemplateParameter, value?: string): unknown {
  const supplied = new Map(value === undefined ? [] : [['P', value]]);
  return resolveParameters({ Parameters: { P: parameter }, Resources: resources }, supplied).get('P');
}

test('what is supplied wins over the default', () => {
  expect(resolveOne({ Type: 'String', Default: 'a' })).toBe('a');
  expect(resolveOne({ Type: 'String', Default: 'a' }, 'b')).toBe('b');
  expect(resolveOne({ Type: 'Number', Default: 5 })).toBe('5');
});

test('list types give lists of trimmed items', () => {
  expect(resolveOne({ Type: 'CommaDelimitedList' }, 'a, b,c')).toStrictEqual(['a', 'b', 'c']);
  expect(resolveOne({ Type: 'List<Number>', Default: '1,2' })).toStrictEqual(['1', '2']);
});

test.each<[TemplateParameter, string | undefined, string]>([
  [{ Type: 'String' }, undefined, 'Parameters: [P] must have values'],
  [{ Type: 'String', AllowedValues: ['a'] }, 'b', "Parameter 'P' must be one of AllowedValues"],
  [{ Type: 'String', AllowedPattern: '[a-z]+' }, 'a1', "Parameter 'P' must match pattern [a-z]+"],
  [
    { Type: 'String', AllowedPattern: '[a-z]+', ConstraintDescription: 'letters only' },
    'a1',
    "Parameter 'P' failed to satisfy constraint: letters only",
  ],
  [{ Type: 'String', MinLength: 3 }, 'ab', "Parameter 'P' must contain at least 3 characters"],
  [{ Type: 'String', MaxLength: '3' }, 'abcd', "Parameter 'P' must contain at most 3 characters"],
  [{ Type: 'Number' }, 'x', "Parameter 'P' must be a number"],
  [{ Type: 'Number', MinValue: 2 }, '1', "Parameter 'P' must be a number not less than 2"],
  [{ Type: 'Number', MaxValue: 2 }, '3', "Parameter 'P' must be a number not greater than 2"],
  [
    { Type: 'AWS::SSM::Parameter::Value<String>' },
    '/x',
    "Parameter 'P' has type AWS::SSM::Parameter::Value<String>, which Skyrig does not emulate.",
  ],
])('%j with %j is refused', (parameter, value, message) => {
  expect(() => resolveOne(parameter, value)).toThrow(expect.objectContaining({ message }));
});

test('a Parameter Store parameter that nothing uses is left alone', () => {
  const template = {
    Parameters: { BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/cdk-bootstrap/v' } },
    Resources: { Q: { Type: 'AWS::SQS::Queue' } },
  };
  expect(resolveParameters(template, new Map()).get('BootstrapVersion')).toBe('/cdk-bootstrap/v');
});

test('a parameter that the template lacks is named', () => {
  expect(() => resolveParameters({ Resources: {} }, new Map([['X', '1']]))).toThrow(
    'Parameters: [X] do not exist in the template',
  );
});
