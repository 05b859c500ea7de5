import { expect, test } from 'vitest';

import { decodeResults } from '../../page/decode-results.ts';
import { analyseFlakes } from '../flakes/analyse-flakes.ts';
import { createHistory } from '../flakes/test-support/history-fixture.ts';
import { encodeGrid } from './encode-grid.ts';
import { createResultGrid } from './result-grid.ts';

test('the page reads the same outcomes, and durations within one per cent', () => {
  const durations = [0, 3.2, 900, 1234.5, 4444];
  const history = createHistory({
    tests: [
      { outcomes: '.f-F.', result: (run) => ({ durationMs: 1000 + 1000 * run }) },
      { outcomes: '.....', result: (run) => ({ durationMs: durations[run] ?? 0 }) },
      { outcomes: '--' },
    ],
  });
  const grid = createResultGrid(history, analyseFlakes(history));
  const { bytes, ...shape } = encodeGrid(grid);
  const results = decodeResults(shape, bytes);
  const read = (test: number, of: 'cell' | 'duration'): number[] =>
    [0, 1, 2, 3, 4].map((run) => results[of](test, run));
  expect([0, 1, 2].map((test) => read(test, 'cell'))).toEqual([
    [1, 2, 5, 3, 1],
    [1, 1, 1, 1, 1],
    [5, 5, 0, 0, 0],
  ]);
  for (const [run, duration] of [1000, 2000, 3000, 4000, 5000].entries()) {
    const shown = results.duration(0, run);
    if (run === 2) expect(shown).toBeNaN();
    else expect(Math.abs(shown / duration - 1)).toBeLessThan(0.01);
  }
  // This one reaches over five powers of ten, so its steps are wider.
  for (const [run, duration] of durations.entries()) {
    expect(Math.abs(results.duration(1, run) / Math.max(0.01, duration) - 1)).toBeLessThan(0.03);
  }
  expect(read(2, 'duration').every(Number.isNaN)).toBe(true);
});

test('a duration that never varies is kept', () => {
  const history = createHistory({ tests: [{ outcomes: '...' }] });
  const { bytes, ...shape } = encodeGrid(createResultGrid(history, analyseFlakes(history)));
  expect(decodeResults(shape, bytes).duration(0, 1)).toBe(10);
});

test('failures of a run whose infrastructure failed are drawn as nothing a test did', () => {
  const history = createHistory({ tests: ['.F', '.f', '.F', '.F', '..'].map((outcomes) => ({ outcomes })) });
  const { bytes, ...shape } = encodeGrid(createResultGrid(history, analyseFlakes(history)));
  const results = decodeResults(shape, bytes);
  expect([0, 1, 2, 3, 4].map((test) => results.cell(test, 1))).toEqual([6, 6, 6, 6, 1]);
});
