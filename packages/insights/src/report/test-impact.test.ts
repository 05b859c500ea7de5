import { expect, test } from 'vitest';

import { analyseFlakes } from '../flakes/analyse-flakes.ts';
import { createHistory } from '../flakes/test-support/history-fixture.ts';
import { describeRuns } from './describe-runs.ts';
import { createResultGrid } from './result-grid.ts';
import { measureImpact } from './test-impact.ts';

test('a run that was red for nothing is paid for in equal parts by the tests that failed in it', () => {
  const history = createHistory({
    tests: [
      { outcomes: '.F..F' },
      { outcomes: '.F.f.', result: () => ({ durationMs: 30_000 }) },
      { outcomes: '.....' },
    ],
    run: () => ({ durationMs: 600_000 }),
  });
  const grid = createResultGrid(history, analyseFlakes(history));
  const impacts = measureImpact(grid, describeRuns(history.runs, grid));
  expect(impacts).toEqual([
    { minutesLost: 15, buildsBroken: 2, buildsRescued: 0 },
    { minutesLost: 5.5, buildsBroken: 1, buildsRescued: 1 },
    { minutesLost: 0, buildsBroken: 0, buildsRescued: 0 },
  ]);
});
