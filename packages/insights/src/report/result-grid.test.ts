import { expect, test } from 'vitest';

import { analyseFlakes } from '../flakes/analyse-flakes.ts';
import { createHistory, type HistoryFixture } from '../flakes/test-support/history-fixture.ts';
import { createResultGrid, type ResultGrid } from './result-grid.ts';

function gridOf(fixture: HistoryFixture): ResultGrid {
  const history = createHistory(fixture);
  return createResultGrid(history, analyseFlakes(history));
}

test('each result stands in the row of its test and the column of its run', () => {
  const grid = gridOf({ tests: [{ outcomes: '.fF-' }, { outcomes: '..', result: () => ({ durationMs: 7 }) }] });
  expect([grid.testCount, grid.runCount]).toEqual([2, 4]);
  expect([...grid.cells]).toEqual([1, 2, 3, 5, 1, 1, 0, 0]);
  expect([...grid.durations.subarray(4)]).toEqual([7, 7, 0, 0]);
});

test('a failure in quarantine is told apart', () => {
  const grid = gridOf({ tests: [{ outcomes: '.F', result: () => ({ isQuarantined: true }) }] });
  expect([...grid.cells]).toEqual([1, 4]);
});

test('a failure of a flaky test is a flake, a failure of a broken one is not', () => {
  const grid = gridOf({ tests: [{ outcomes: '.F..f.' }, { outcomes: '..FFFF' }] });
  expect([...grid.flakes]).toEqual([0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
});

test('nothing is a flake in a run whose infrastructure failed', () => {
  const tests = ['.F..', '.F..', '.F.f', '.F..', '.F..'].map((outcomes) => ({ outcomes }));
  const grid = gridOf({ tests });
  expect([...grid.infrastructure]).toEqual([1]);
  expect(grid.flakes.reduce((sum, flake) => sum + flake, 0)).toBe(1);
});

test('a failure whose message blames the infrastructure is no flake', () => {
  const message = (run: number): string => (run === 1 ? 'connect ECONNREFUSED 127.0.0.1:5432' : 'it failed');
  const grid = gridOf({ tests: [{ outcomes: '.F.F.', message }] });
  expect([...grid.flakes]).toEqual([0, 0, 0, 1, 0]);
});

test('a failure that can be replayed is a bug and no flake', () => {
  const grid = gridOf({ tests: [{ outcomes: '.F.F', result: () => ({ isReproducible: true }) }] });
  expect([...grid.flakes]).toEqual([0, 0, 0, 0]);
});
