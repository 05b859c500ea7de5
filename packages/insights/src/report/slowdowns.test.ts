import { expect, test } from 'vitest';

import type { DurationChange } from './report-data.ts';
import { findSlowdowns, type WatchedSeries } from './slowdowns.ts';

function watched(name: string, ...changes: readonly Partial<DurationChange>[]): WatchedSeries {
  const whole = changes.map((change) => ({
    run: 90,
    at: '',
    runId: '',
    beforeMs: 100,
    afterMs: 200,
    p: 1e-9,
    ...change,
  }));
  return { of: 'test', name, trend: { changes: whole } };
}

const namesOf = (series: readonly WatchedSeries[]): readonly string[] =>
  findSlowdowns(series, 100, 50).map(({ name }) => name);

test('recent and significant increases are alerts, the greatest first', () => {
  expect(namesOf([watched('a', {}), watched('b', { afterMs: 900 }), watched('c', {}, { afterMs: 400 })])).toEqual([
    'b',
    'c',
    'a',
  ]);
});

test.each([
  ['long ago', { run: 49 }],
  ['a decrease', { afterMs: 50 }],
  ['less than a fifth', { beforeMs: 1000, afterMs: 1199 }],
  ['a few milliseconds', { beforeMs: 2, afterMs: 20 }],
])('%s is no alert', (_what, change) => {
  expect(namesOf([watched('a', change)])).toEqual([]);
});

test('an increase that was undone is no alert', () => {
  expect(namesOf([watched('a', {}, { run: 95, beforeMs: 200, afterMs: 100 })])).toEqual([]);
});

test('who looks at a thousand tests needs more certainty for each', () => {
  const others = Array.from({ length: 999 }, (_, index) => watched(`quiet ${index}`, { p: 1, run: 0 }));
  const doubtful = watched('a', { p: 0.0005 });
  expect(namesOf([doubtful])).toEqual(['a']);
  expect(namesOf([doubtful, ...others])).toEqual([]);
  expect(findSlowdowns([watched('a', { p: 1e-6 }), ...others], 100, 50)[0]?.correctedP).toBeCloseTo(0.001, 10);
});
