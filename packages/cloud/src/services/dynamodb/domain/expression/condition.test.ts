import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Item } from '../attribute-value.ts';
import { parseCondition } from './condition.ts';
import { evaluateCondition } from './evaluate-condition.ts';
import { createPlaceholders } from './placeholders.ts';
import { REFUSED_CONDITIONS } from './refused-conditions.fixture.ts';

const VALUES = {
  ':s': { S: 'b' },
  ':t': { S: 'a' },
  ':n': { N: '1' },
  ':l': { L: [] },
  ':b': { BOOL: true },
  ':m': { M: {} },
  ':ss': { SS: ['a'] },
};

describe('parseCondition', () => {
  test.each(REFUSED_CONDITIONS)('refuses %j with the words of the service', (text, reason) => {
    const placeholders = createPlaceholders({ '#a': 'zz' }, VALUES);
    expect(() => parseCondition(text, placeholders)).toThrow(
      expect.objectContaining({ name: 'ValidationException', message: `Invalid ConditionExpression: ${reason}` }),
    );
  });

  test('names the types that attribute_type knows in the order of the service', () => {
    const placeholders = createPlaceholders(undefined, { ':t': { S: 'XX' } });
    expect(() => parseCondition('attribute_type(a, :t)', placeholders)).toThrow(
      'Invalid attribute type name found; type: XX, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}',
    );
  });

  test('names the parameter in which the mistake is', () => {
    expect(() => parseCondition('a', createPlaceholders(), 'FilterExpression')).toThrow(
      'Invalid FilterExpression: Syntax error; token: "<EOF>", near: "a"',
    );
  });

  test('limits the size, the operators, the operands of IN and the depth of a path', () => {
    const parse = (text: string) => () => parseCondition(text, createPlaceholders(undefined, VALUES));
    expect(parse(`a = :s${' '.repeat(4090)}`)).not.toThrow();
    expect(parse(`a = :s${' '.repeat(4091)}`)).toThrow('exceeded the maximum allowed size; expression size: 4097');
    expect(parse(`${'NOT '.repeat(299)}a = :s`)).not.toThrow();
    expect(parse(`${'NOT '.repeat(300)}a = :s`)).toThrow('contains too many operators; operator count: 301');
    expect(parse(`a IN (${Array(100).fill(':s').join()})`)).not.toThrow();
    expect(parse(`a IN (${Array(101).fill(':s').join()})`)).toThrow('too many operands; number of operands: 101');
    expect(parse(`a${'.a'.repeat(31)} = :s`)).not.toThrow();
    expect(parse(`a${'.a'.repeat(32)} = :s`)).toThrow('too many nesting levels; nesting levels: 33');
  });

  test('binds NOT closer than AND, and AND closer than OR', () => {
    const holds = (text: string) => evaluateCondition(parseCondition(text, createPlaceholders()), { yes: { S: '' } });
    expect(holds('attribute_exists(yes) OR attribute_exists(n1) AND attribute_exists(n2)')).toBe(true);
    expect(holds('(attribute_exists(yes) OR attribute_exists(n1)) AND attribute_exists(n2)')).toBe(false);
    expect(holds('NOT attribute_exists(n1) AND attribute_exists(n2)')).toBe(false);
    expect(holds('NOT (attribute_exists(n1) AND attribute_exists(n2))')).toBe(true);
  });

  test('means what the written logic means, however it is nested', () => {
    const names = ['a', 'b', 'c'] as const;
    interface Formula {
      readonly text: string;
      readonly holds: (present: ReadonlySet<string>) => boolean;
    }
    const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
      formula: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom(...names).map((name): Formula => ({
          text: `attribute_exists(${name})`,
          holds: (present) => present.has(name),
        })),
        tie('formula').map(({ text, holds }): Formula => ({
          text: `NOT ${group(text)}`,
          holds: (present) => !holds(present),
        })),
        fc
          .tuple(tie('formula'), fc.constantFrom('AND', 'OR'), tie('formula'))
          .map(([left, operator, right]): Formula => ({
            text: `${group(left.text)} ${operator} ${group(right.text)}`,
            holds: (present) =>
              operator === 'AND'
                ? left.holds(present) && right.holds(present)
                : left.holds(present) || right.holds(present),
          })),
      ),
    }));
    fc.assert(
      fc.property(formula, fc.subarray([...names]), ({ text, holds }, present) => {
        fc.pre(text.length <= 4096);
        const item: Item = Object.fromEntries(present.map((name) => [name, { BOOL: true }]));
        expect(evaluateCondition(parseCondition(text, createPlaceholders()), item)).toBe(holds(new Set(present)));
      }),
    );
  });
});

function group(text: string): string {
  return text.includes(' ') ? `(${text})` : text;
}
