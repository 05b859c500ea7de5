import { expect, test } from 'vitest';

import { analyseFlakes } from '../flakes/analyse-flakes.ts';
import { createHistory } from '../flakes/test-support/history-fixture.ts';
import { createResultGrid } from './result-grid.ts';
import { describeSuites } from './suite-trends.ts';

test('a file takes as long as its tests together, and the longest stands first', () => {
  const history = createHistory({
    tests: [
      { file: 'a.test.ts', outcomes: '.f.' },
      { file: 'b.test.ts', outcomes: '-..', result: () => ({ durationMs: 500 }) },
      { file: 'a.test.ts', outcomes: '..-', result: (run) => ({ durationMs: 100 + run }) },
    ],
  });
  const suites = describeSuites(history, createResultGrid(history, analyseFlakes(history)));
  expect(suites.map(({ file, tests, series, medianMs }) => ({ file, tests, series, medianMs }))).toEqual([
    { file: 'b.test.ts', tests: 1, series: [null, 500, 500], medianMs: 500 },
    { file: 'a.test.ts', tests: 2, series: [110, 111, 10], medianMs: 110 },
  ]);
});
