import { expect, test } from 'vitest';
import type { EffectUnit } from './effect-unit.ts';
import { mergeEffects, type TestEffectsReport } from './merge-effects.ts';

const unit = (attribute: string, level: EffectUnit['level'], more: Partial<EffectUnit> = {}): EffectUnit => ({
  handler: 'Take',
  operation: 'PutItem',
  service: 'dynamodb',
  resource: 'Orders',
  attribute,
  level,
  count: 1,
  ...more,
});

const of = (test: string, ...units: EffectUnit[]): TestEffectsReport => ({
  test,
  report: { units, score: 0, levels: { 0: 0, 1: 0, 2: 0, 3: 0 } },
});

test('of each effect the most counts that any test looked at it', () => {
  const merged = mergeEffects([
    of('a', unit('total', 3), unit('email', 0, { suggestion: 'in a' })),
    of('b', unit('total', 0, { suggestion: 'in b' }), unit('email', 2), unit('note', 0)),
  ]);
  expect(merged).toEqual({
    units: [
      { ...unit('note', 0), test: 'b' },
      // Test b has read it, but only a can be given an assertion.
      { ...unit('email', 2, { count: 2, suggestion: 'in a' }), test: 'a' },
      { ...unit('total', 3, { count: 2 }), test: 'a' },
    ],
    levels: { 0: 1, 1: 0, 2: 1, 3: 1 },
    score: 1 / 3,
    tests: 2,
  });
});

test('what no test can be given an assertion for does not count; what one of them leaves behind does', () => {
  const merged = mergeEffects([
    of(
      'a',
      unit('left', 1, { isTransient: true }),
      unit('passed', 1, { isTransient: true }),
      unit('over', 0, { isTransient: true }),
    ),
    of('b', unit('left', 0, { suggestion: 'in b' }), unit('passed', 0), unit('over', 0, { isTransient: true })),
    of('c', unit('over', 0, { isTransient: true }), unit('lost', 0), unit('total', 3)),
  ]);
  expect(merged.units.map(({ attribute, level, isTransient }) => [attribute, level, isTransient])).toEqual([
    ['lost', 0, undefined],
    ['over', 0, true],
    ['left', 1, undefined],
    ['passed', 1, true],
    ['total', 3, undefined],
  ]);
  expect(merged.score).toBe(1 / 3);
});

test('the same attribute of another operation, resource or function is another effect; a repeated test counts once', () => {
  const merged = mergeEffects([
    of('a', unit('total', 3), unit('total', 0, { operation: 'UpdateItem' }), unit('total', 0, { handler: 'Pay' })),
    of('a', unit('total', 0, { resource: 'Archive' })),
  ]);
  expect(merged.units.filter(({ level }) => level === 0)).toHaveLength(3);
  expect(merged.tests).toBe(1);
});

test('tests without effects have nothing left to assert', () => {
  expect(mergeEffects([of('a')])).toMatchObject({ score: 1, units: [], tests: 1 });
});
