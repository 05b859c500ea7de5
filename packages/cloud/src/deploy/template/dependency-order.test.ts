import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dependenciesOf, orderByDependency } from './dependency-order.ts';
import type { TemplateResource } from './template.ts';

const orderOf = (resources: Record<string, TemplateResource>): readonly string[] =>
  orderByDependency(dependenciesOf(resources, (name) => name === 'Yes'));

test('what is referred to comes first, and otherwise the template decides', () => {
  const order = orderOf({
    Mapping: { Type: 'T', Properties: { A: { 'Fn::GetAtt': ['Queue', 'Arn'] }, B: { Ref: 'Function' } } },
    Function: { Type: 'T', Properties: { R: { 'Fn::Sub': '${Role.Arn}' } } },
    Zebra: { Type: 'T' },
    Queue: { Type: 'T', DependsOn: 'Zebra' },
    Role: { Type: 'T' },
  });
  expect(order).toStrictEqual(['Zebra', 'Role', 'Function', 'Queue', 'Mapping']);
});

test('only the branch that is taken counts', () => {
  const resources = {
    A: { Type: 'T', Properties: { X: { 'Fn::If': ['Yes', 'x', { Ref: 'B' }] } } },
    B: { Type: 'T', Properties: { X: { Ref: 'A' } } },
  };
  expect(orderOf(resources)).toStrictEqual(['A', 'B']);
});

test('whatever the dependencies, each resource comes after those it needs, and each comes once', () => {
  const graph = fc.array(fc.array(fc.nat(19), { maxLength: 4 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(graph, (edges) => {
      // Only edges to lower numbers: no circles. Reversed, so that the template's order is the wrong one.
      const dependencies = new Map(
        edges.map((targets, node) => [`N${node}`, new Set(targets.filter((to) => to < node).map((to) => `N${to}`))]),
      );
      const order = orderByDependency(new Map([...dependencies].toReversed()));
      expect(order.toSorted()).toStrictEqual([...dependencies.keys()].toSorted());
      for (const [name, needed] of dependencies) {
        for (const other of needed) expect(order.indexOf(other)).toBeLessThan(order.indexOf(name));
      }
    }),
  );
});

test('a circle is reported with its members only', () => {
  const resources = {
    A: { Type: 'T', Properties: { X: { Ref: 'B' } } },
    B: { Type: 'T', DependsOn: ['A'] },
    C: { Type: 'T', DependsOn: ['A'] },
  };
  expect(() => orderOf(resources)).toThrow('Circular dependency between resources: [A, B]');
});
