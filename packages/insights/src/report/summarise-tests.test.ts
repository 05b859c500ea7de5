import { expect, test } from 'vitest';

import { analyseFlakes } from '../flakes/analyse-flakes.ts';
import { createHistory } from '../flakes/test-support/history-fixture.ts';
import { createResultGrid } from './result-grid.ts';
import { summariseTests } from './summarise-tests.ts';

test('failures count, and only passing executions tell how long a test takes', () => {
  const history = createHistory({
    tests: [{ outcomes: '.f.F-', result: (run) => ({ durationMs: 10 * (run + 1) }) }, { outcomes: 'FFFFF' }],
  });
  const analysis = analyseFlakes(history);
  const impacts = [{ minutesLost: 3, buildsBroken: 0, buildsRescued: 0 }];
  const tests = summariseTests(history, analysis, createResultGrid(history, analysis), impacts);
  expect(tests).toMatchObject([
    { runs: 4, flaky: 1, failed: 1, medianMs: 20, minutesLost: 3, changes: [] },
    { runs: 5, flaky: 0, failed: 5, minutesLost: 0, state: 'broken' },
  ]);
  expect(tests[1]).not.toHaveProperty('medianMs');
});

test('a run whose infrastructure failed does not count', () => {
  const history = createHistory({ tests: ['.F.', '.F.', '.F.', '.F.', '.F.'].map((outcomes) => ({ outcomes })) });
  const analysis = analyseFlakes(history);
  const tests = summariseTests(history, analysis, createResultGrid(history, analysis), []);
  expect(tests[0]).toMatchObject({ runs: 2, failed: 0 });
});
