import { expect, test } from 'vitest';
import { expandForEach } from './expand-for-each.ts';
import { parseTemplate } from './parse-template.ts';

const loop = `
Parameters: { Names: { Type: CommaDelimitedList, Default: 'a-1,b-2' } }
Resources:
  Fn::ForEach::Queues:
    - Name
    - !Ref Names
    - Queue&{Name}:
        Type: AWS::SQS::Queue
        Properties: { QueueName: !Sub '\${Name}-\${AWS::Region}', Same: !Ref Name }
`;

test('a loop over a list parameter is written out', () => {
  const template = expandForEach(parseTemplate(`Transform: AWS::LanguageExtensions${loop}`), new Map());
  expect(template.Resources).toStrictEqual({
    Queuea1: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': 'a-1-${AWS::Region}' }, Same: 'a-1' } },
    Queueb2: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': 'b-2-${AWS::Region}' }, Same: 'b-2' } },
  });
});

test('a supplied value is what is looped over', () => {
  const parsed = parseTemplate(`Transform: AWS::LanguageExtensions${loop}`);
  expect(Object.keys(expandForEach(parsed, new Map([['Names', 'z']])).Resources)).toStrictEqual(['Queuez']);
});

test('without the transform nothing happens', () => {
  const parsed = parseTemplate(loop);
  expect(expandForEach(parsed, new Map())).toBe(parsed);
});
