import { expect, test } from 'vitest';

import { analyseFlakes } from '../flakes/analyse-flakes.ts';
import { createHistory, type HistoryFixture } from '../flakes/test-support/history-fixture.ts';
import { describeRuns } from './describe-runs.ts';
import type { RunPoint } from './report-data.ts';
import { createResultGrid } from './result-grid.ts';

function runsOf(fixture: HistoryFixture): readonly RunPoint[] {
  const history = createHistory(fixture);
  return describeRuns(history.runs, createResultGrid(history, analyseFlakes(history)));
}

const minute = 60_000;

test('a run is green, rescued or red', () => {
  const runs = runsOf({
    tests: [
      { outcomes: '.f..F' },
      { outcomes: '..F..', result: (run) => ({ isQuarantined: run === 2 }) },
      { outcomes: '...-.' },
    ],
  });
  expect(runs.map(({ verdict }) => verdict)).toEqual(['green', 'rescued', 'rescued', 'green', 'red']);
  expect(runs[2]).toMatchObject({ passed: 2, failed: 0, quarantinedFailures: 1, stability: 2 / 3 });
  expect(runs[3]).toMatchObject({ passed: 2, skipped: 1, stability: 1 });
});

test('a run that is red for flakes alone costs its whole duration', () => {
  const runs = runsOf({
    tests: [{ outcomes: '.F..f' }, { outcomes: '.....' }],
    run: () => ({ durationMs: 4 * minute }),
  });
  expect(runs.map(({ isRedForNothing }) => isRedForNothing)).toEqual([false, true, false, false, false]);
  expect(runs[1]?.minutesLost).toBe(4);
});

test('a run that is red for a broken test as well costs nothing on account of its flakes', () => {
  const runs = runsOf({
    tests: [{ outcomes: '.F...F' }, { outcomes: '....FF' }],
    run: (run) => ({ durationMs: minute, codeHash: run < 4 ? 'a' : 'b' }),
  });
  expect(runs.map(({ minutesLost }) => minutesLost)).toEqual([0, 1, 0, 0, 0, 0]);
});

test('a flake that a retry caught costs its failed attempts', () => {
  const runs = runsOf({
    tests: [{ outcomes: '.f', result: (run) => ({ durationMs: 3000, failedAttempts: run === 1 ? 2 : 0 }) }],
  });
  expect(runs.map(({ minutesLost }) => minutesLost)).toEqual([0, 0.1]);
});

test('a run in which more than half of the tests failed tells about the machine', () => {
  const runs = runsOf({ tests: ['.F', '.F', '.F', '.F', '..'].map((outcomes) => ({ outcomes })) });
  expect(runs.map(({ verdict, minutesLost }) => [verdict, minutesLost])).toEqual([
    ['green', 0],
    ['infrastructure', 0],
  ]);
});
