import { expect, test } from 'vitest';

import { findPatterns, type PatternCandidate, type PatternFactor } from './find-patterns.ts';

const candidate = (level: string, held: readonly number[], factor: PatternFactor = 'worker'): PatternCandidate => ({
  factor,
  level,
  otherTest: -1,
  held: Uint8Array.from(held),
});
const runs = Array.from({ length: 200 }, (_, run) => run);

test('a condition under which the failures gather is found, with its counts and its probability', () => {
  const failed = Uint8Array.from(runs, (run) => Number(run % 4 === 1 && run % 3 === 0));
  const [pattern, ...others] = findPatterns(
    [1, 2, 3, 4].map((worker) =>
      candidate(
        `worker ${worker}`,
        runs.map((run) => Number(run % 4 === worker - 1)),
      ),
    ),
    failed,
  );
  expect(others).toEqual([]);
  expect(pattern).toMatchObject({
    level: 'worker 2',
    failuresInside: 16,
    runsInside: 50,
    failuresOutside: 0,
    runsOutside: 150,
  });
  // scipy.stats.fisher_exact([[16, 34], [0, 150]], alternative='greater'), times the four workers
  expect((pattern?.p ?? 0) / (4 * 2.910797068188204e-11)).toBeCloseTo(1, 1);
});

test('a condition that only goes along with the cause is not reported beside it', () => {
  let state = 7;
  const random = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const cause = runs.map(() => Number(random() < 0.5));
  const companion = cause.map((held) => (random() < 0.85 ? held : 1 - held));
  const failed = Uint8Array.from(cause);
  const found = findPatterns([candidate('companion', companion), candidate('cause', cause)], failed);
  expect(found.map(({ level }) => level)).toEqual(['cause']);
});

test('two causes of their own are both reported', () => {
  const first = runs.map((run) => Number(run % 5 === 0));
  const second = runs.map((run) => Number(run % 7 === 3));
  const failed = Uint8Array.from(runs, (run) => Math.max(first[run] ?? 0, second[run] ?? 0));
  const found = findPatterns([candidate('first', first), candidate('second', second)], failed);
  expect(found.map(({ level }) => level).toSorted()).toEqual(['first', 'second']);
});

test('noise has no pattern: hardly one in a hundred flakes is given a cause that it does not have', () => {
  let state = 3;
  const random = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  let misled = 0;
  for (let flake = 0; flake < 300; flake += 1) {
    const hours = runs.map(() => Math.floor(random() * 24));
    const workers = runs.map(() => Math.floor(random() * 4));
    const candidates = [
      ...Array.from({ length: 24 }, (_, hour) =>
        candidate(
          `${hour}`,
          hours.map((each) => Number(each === hour)),
          'hour',
        ),
      ),
      ...Array.from({ length: 4 }, (_, worker) =>
        candidate(
          `${worker}`,
          workers.map((each) => Number(each === worker)),
        ),
      ),
    ];
    if (
      findPatterns(
        candidates,
        Uint8Array.from(runs, () => Number(random() < 0.15)),
      ).length > 0
    )
      misled += 1;
  }
  expect(misled).toBeLessThanOrEqual(5);
});

test('two failures are too few to see anything in', () => {
  const failed = Uint8Array.from(runs, (run) => Number(run < 2));
  expect(
    findPatterns(
      [
        candidate(
          'early',
          runs.map((run) => Number(run < 2)),
        ),
      ],
      failed,
    ),
  ).toEqual([]);
});
