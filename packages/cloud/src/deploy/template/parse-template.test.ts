import fc from 'fast-check';
import { stringify } from 'yaml';
import { expect, test } from 'vitest';
import { parseTemplate } from './parse-template.ts';
import { isTemplateError, type TemplateError } from './template-error.ts';

function failureOf(text: string): TemplateError {
  try {
    parseTemplate(text);
  } catch (error) {
    if (isTemplateError(error)) return error;
    throw error;
  }
  throw new Error('the template was accepted');
}

test('short-form functions become their long form', () => {
  const template = parseTemplate(`
Resources:
  Q:
    Type: AWS::SQS::Queue
    Properties:
      A: !Ref X
      B: !GetAtt Table.Stream.Arn
      C: !GetAtt [Table, Arn]
      D: !Sub '\${A}-b'
      E: !Sub ['\${A}', { A: !Ref B }]
      F: !If [Cond, !Ref A, !Ref AWS::NoValue]
      G: !And [!Condition A, !Not [!Equals [a, b]]]
      H: !Join [',', !Split ['-', a-b]]
      I: !FindInMap [M, !Ref AWS::Region, k]
      J: !Select [0, !GetAZs '']
      K: !ImportValue x
      L: !Base64 text
      M: !Cidr [10.0.0.0/16, 2, 8]
`);
  expect(template.Resources['Q']?.Properties).toStrictEqual({
    A: { Ref: 'X' },
    B: { 'Fn::GetAtt': ['Table', 'Stream.Arn'] },
    C: { 'Fn::GetAtt': ['Table', 'Arn'] },
    D: { 'Fn::Sub': '${A}-b' },
    E: { 'Fn::Sub': ['${A}', { A: { Ref: 'B' } }] },
    F: { 'Fn::If': ['Cond', { Ref: 'A' }, { Ref: 'AWS::NoValue' }] },
    G: { 'Fn::And': [{ Condition: 'A' }, { 'Fn::Not': [{ 'Fn::Equals': ['a', 'b'] }] }] },
    H: { 'Fn::Join': [',', { 'Fn::Split': ['-', 'a-b'] }] },
    I: { 'Fn::FindInMap': ['M', { Ref: 'AWS::Region' }, 'k'] },
    J: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] },
    K: { 'Fn::ImportValue': 'x' },
    L: { 'Fn::Base64': 'text' },
    M: { 'Fn::Cidr': ['10.0.0.0/16', 2, 8] },
  });
});

test('scalars are read as CloudFormation reads them', () => {
  const template = parseTemplate(`
Resources:
  Q: { Type: T, Properties: { Version: 2012-10-17, Account: 012345678901, On: yes, Off: "no", N: 5, 8080: x } }
`);
  expect(template.Resources['Q']?.Properties).toStrictEqual({
    Version: '2012-10-17',
    Account: '012345678901',
    On: true,
    Off: 'no',
    N: 5,
    8080: 'x',
  });
});

test('anchors, aliases and merge keys are expanded', () => {
  const template = parseTemplate(`
Resources:
  A: &base { Type: T, Properties: &p { X: 1, Y: 2 } }
  B: { <<: *base, Properties: { <<: *p, Y: 3 } }
`);
  expect(template.Resources['B']).toStrictEqual({ Type: 'T', Properties: { X: 1, Y: 3 } });
});

test('JSON and YAML in flow style are both understood', () => {
  const expected = { Resources: { A: { Type: 'T' } } };
  expect(parseTemplate('{"Resources":{"A":{"Type":"T"}}}')).toStrictEqual(expected);
  expect(parseTemplate('{Resources: {A: {Type: T}}}')).toStrictEqual(expected);
});

test('malformed YAML is reported with line, column and reason', () => {
  const error = failureOf('Resources:\n  A:\n    Type: "T\n');
  expect(error.message).toMatch(/^Template format error: YAML not well-formed\. \(line \d+, column \d+\)$/);
  expect(error.hint).toBe('Missing closing "quote');
});

test('a repeated key is reported where it is', () => {
  expect(failureOf('Resources:\n  A: {Type: T}\n  A: {Type: T}\n')).toMatchObject({
    message: 'Template format error: YAML not well-formed. (line 3, column 3)',
    hint: 'Map keys must be unique',
  });
});

test('an unknown tag is named', () => {
  expect(failureOf('Resources:\n  A: !Reff X\n')).toMatchObject({
    line: 2,
    column: 6,
    hint: 'There is no function !Reff. Check its spelling.',
  });
});

test('malformed JSON is reported with line and column', () => {
  expect(failureOf('{\n "Resources": {,}\n}').message).toBe(
    'Template format error: JSON not well-formed. (line 2, column 16)',
  );
});

test('text that is no map is refused', () => {
  expect(failureOf('just text').message).toBe('Template format error: unsupported structure.');
});

test('any JSON object survives a trip through YAML', () => {
  const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}$/);
  fc.assert(
    fc.property(fc.dictionary(key, fc.jsonValue({ maxDepth: 3 }), { minKeys: 1 }), (value) => {
      const json: unknown = JSON.parse(JSON.stringify(value));
      expect(parseTemplate(`Top:\n  ${stringify(json).replaceAll('\n', '\n  ')}\n`)).toStrictEqual({ Top: json });
    }),
    { numRuns: 60 },
  );
});
