import { expect, test } from 'vitest';

import { analyseFlakes } from '../flakes/analyse-flakes.ts';
import { createHistory } from '../flakes/test-support/history-fixture.ts';
import { listBroken } from './broken-tests.ts';
import { createResultGrid } from './result-grid.ts';

test('broken tests stand with since when, how often, and their last failure', () => {
  const history = createHistory({
    tests: [
      { id: 'late', outcomes: '........FF-F', message: (run) => (run < 11 ? 'old' : 'new') },
      { id: 'early', outcomes: '....FFFFFFFF', message: 'boom' },
      { id: 'flaky', outcomes: '..F.F..F....' },
    ],
    run: (run) => ({ codeHash: run < 4 ? 'a' : run < 8 ? 'b' : 'c', runId: `run-${run}` }),
  });
  const analysis = analyseFlakes(history);
  expect(listBroken(history, analysis, createResultGrid(history, analysis))).toEqual([
    {
      id: 'cart.test.ts > early',
      since: '2026-01-09T09:00:00.000Z',
      sinceRun: 'run-4',
      failures: 8,
      message: 'boom',
      frame: '',
    },
    {
      id: 'cart.test.ts > late',
      since: '2026-01-13T09:00:00.000Z',
      sinceRun: 'run-8',
      failures: 3,
      message: 'new',
      frame: '',
    },
  ]);
});
