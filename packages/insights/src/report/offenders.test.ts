import { expect, test } from 'vitest';

import { analyseFlakes } from '../flakes/analyse-flakes.ts';
import { createHistory } from '../flakes/test-support/history-fixture.ts';
import { describeRuns } from './describe-runs.ts';
import { rankOffenders } from './offenders.ts';
import type { Offender } from './report-data.ts';
import { createResultGrid } from './result-grid.ts';
import { tallyFailures } from './tally-failures.ts';
import { measureImpact } from './test-impact.ts';

function rank(limit?: number): readonly Offender[] {
  const history = createHistory({
    tests: [
      { id: 'cheap', outcomes: 'f.f.f.'.repeat(10) },
      { id: 'dear', outcomes: '..F...'.repeat(10), result: (run) => ({ worker: run % 6 === 2 ? 2 : 1 }) },
      { id: 'healthy', outcomes: '......'.repeat(10) },
    ],
    run: () => ({ durationMs: 60_000 }),
  });
  const analysis = analyseFlakes(history);
  const grid = createResultGrid(history, analysis);
  const impacts = measureImpact(grid, describeRuns(history.runs, grid));
  return rankOffenders(history, analysis, impacts, tallyFailures(grid), limit);
}

test('who costs most stands first, and healthy tests do not stand there', () => {
  expect(rank().map(({ id, minutesLost, flakyFailures }) => [id, minutesLost.toFixed(3), flakyFailures])).toEqual([
    ['cart.test.ts > dear', '10.000', 10],
    ['cart.test.ts > cheap', '0.005', 30],
  ]);
  expect(rank(1)).toHaveLength(1);
});

test('conditions are told in words, with how often they held anyway', () => {
  const [dear] = rank();
  expect(dear?.patterns[0]).toMatch(/worker 2: 10 of 10 failures, but 10 of 60 runs \(p < 0\.001\)/);
  expect(dear?.workers).toEqual([
    [0, 50],
    [10, 10],
  ]);
  expect(dear).toMatchObject({ buildsBroken: 10, buildsRescued: 0, lastFlakyAt: '2026-03-02T09:00:00.000Z' });
});
