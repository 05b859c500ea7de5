import { expect, test } from 'vitest';

import { runsToLeave } from './runs-to-leave.ts';

test('a test of which nothing bad is known needs about as many runs as the prior asks for', () => {
  expect(runsToLeave({ failures: 0, passes: 36 })).toBe(0);
  expect(runsToLeave({ failures: 0, passes: 0 })).toBeGreaterThanOrEqual(36);
  expect(runsToLeave({ failures: 0, passes: 0 })).toBeLessThan(60);
});

test('every failure costs runs, and there is an end', () => {
  const needed = [1, 2, 4, 8, 50].map((failures) => runsToLeave({ failures, passes: 10 }));
  expect([...needed].sort((left, right) => left - right)).toEqual(needed);
  expect(new Set(needed).size).toBe(5);
  expect(needed.at(-1)).toBeLessThan(1500);
});
