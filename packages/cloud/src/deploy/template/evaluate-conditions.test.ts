import { expect, test } from 'vitest';
import { evaluateConditions } from './evaluate-conditions.ts';
import type { TemplateValue } from './template-value.ts';

const scope = {
  identity: { accountId: '1', region: 'eu-west-1', stackName: 's', stackId: 'i', notificationArns: [] },
  mappings: {},
  parameters: new Map<string, TemplateValue>([['Stage', 'prod']]),
  refOf: (name: string): TemplateValue => name,
  attributeOf: (name: string): TemplateValue => name,
  importOf: (name: string): TemplateValue => name,
};

test('conditions may name one another in any order', () => {
  const answers = evaluateConditions(
    {
      Big: { 'Fn::And': [{ Condition: 'IsProd' }, { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] }] },
      IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
      Small: { 'Fn::Not': [{ Condition: 'Big' }] },
      Alias: { Condition: 'IsProd' },
    },
    scope,
  );
  expect(Object.fromEntries(answers)).toStrictEqual({ IsProd: true, Big: true, Small: false, Alias: true });
});

test('a condition that depends on itself is refused', () => {
  expect(() => evaluateConditions({ A: { 'Fn::Not': [{ Condition: 'A' }] } }, scope)).toThrow(
    'Circular dependency between conditions: [A]',
  );
});
