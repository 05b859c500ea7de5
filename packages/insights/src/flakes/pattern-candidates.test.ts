import { expect, test } from 'vitest';

import type { HistoryResult } from '../model/history.ts';
import { readFileOrder } from './file-order.ts';
import type { PatternCandidate } from './find-patterns.ts';
import { listPatternCandidates } from './pattern-candidates.ts';
import { createHistory } from './test-support/history-fixture.ts';

function candidatesOf(result: (run: number) => Partial<HistoryResult>, outcomes = '....'): readonly PatternCandidate[] {
  const history = createHistory({
    tests: [{ outcomes, result }, { outcomes: '.'.repeat(outcomes.length) }],
    run: (run) => ({ branch: run < 2 ? 'main' : 'next', shards: 2, environment: run === 3 ? 'darwin' : 'linux' }),
  });
  return listPatternCandidates(history, 0, history.resultsOf(0), readFileOrder(history));
}

const heldIn = (candidates: readonly PatternCandidate[], level: string): readonly number[] | undefined => {
  const found = candidates.find((candidate) => candidate.level === level);
  return found && [...found.held];
};

test('every factor that differs between the runs is a candidate', () => {
  const candidates = candidatesOf((run) => ({
    startedAt: Date.UTC(2026, 0, 3 + run, 22 + run, 15),
    worker: run === 0 ? 0 : (run % 2) + 1,
    shard: run < 3 ? 1 : 2,
    position: run === 2 ? 4 : 0,
    predecessor: run === 2 ? 1 : -1,
  }));
  expect(heldIn(candidates, '22:00–22:59 UTC')).toEqual([1, 0, 0, 0]);
  expect(heldIn(candidates, '22:00–23:59 UTC')).toEqual([1, 1, 0, 0]);
  expect(heldIn(candidates, '23:00–00:59 UTC')).toEqual([0, 1, 1, 0]);
  expect(heldIn(candidates, 'on a Sunday')).toEqual([0, 1, 0, 0]);
  expect(heldIn(candidates, 'at the weekend')).toEqual([1, 1, 0, 0]);
  expect(heldIn(candidates, 'worker 2')).toEqual([2, 1, 0, 1]);
  expect(heldIn(candidates, 'shard 2')).toEqual([0, 0, 0, 1]);
  expect(heldIn(candidates, 'branch main')).toEqual([1, 1, 0, 0]);
  expect(heldIn(candidates, 'environment darwin')).toEqual([0, 0, 0, 1]);
  expect(heldIn(candidates, 'at position 5 of its file')).toEqual([0, 0, 1, 0]);
  expect(heldIn(candidates, 'in the last third of its file')).toEqual([0, 0, 1, 0]);
  expect(heldIn(candidates, 'directly after cart.test.ts > test 1')).toEqual([0, 0, 1, 0]);
  expect(heldIn(candidates, 'after cart.test.ts > test 1')).toEqual([0, 0, 1, 0]);
  expect(heldIn(candidates, 'before cart.test.ts > test 1')).toEqual([1, 1, 0, 1]);
});

test('what is the same in every run is none', () => {
  const factors = new Set(candidatesOf(() => ({ startedAt: 1_000 })).map(({ factor }) => factor));
  expect([...factors].toSorted()).toEqual(['branch', 'duration', 'environment']);
});

test('a run is long when it clearly exceeds what passing runs take; of a retried one that is unknown', () => {
  const candidates = candidatesOf((run) => ({ durationMs: [20, 21, 31.5, 90][run] ?? 0 }), '..fF');
  expect(heldIn(candidates, 'longer than 32 ms')).toEqual([0, 0, 2, 1]);
});
