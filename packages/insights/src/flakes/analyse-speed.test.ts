import { expect, test } from 'vitest';

import { analyseFlakes } from './analyse-flakes.ts';
import { createHistory } from './test-support/history-fixture.ts';

test('1,000 tests × 500 runs, one in twenty of them flaky, are analysed in well under a second', () => {
  const history = createHistory({
    tests: Array.from({ length: 1_000 }, (_, index) => ({
      id: `test ${index}`,
      file: `file-${Math.floor(index / 20)}.test.ts`,
      outcomes: Array.from({ length: 500 }, (_unused, run) =>
        index % 20 === 0 && (run * 7919 + index) % 23 === 0 ? 'f' : '.',
      ).join(''),
      result: (run) => ({ position: (index * 7 + run * 13) % 20, worker: 1 + (run % 4) }),
    })),
  });
  const before = process.cpuUsage();
  const { verdicts } = analyseFlakes(history);
  // Processor time: other tests run beside this one.
  const { user, system } = process.cpuUsage(before);
  expect(verdicts.filter(({ state }) => state === 'quarantined')).toHaveLength(50);
  expect((user + system) / 1_000).toBeLessThan(1_500);
});
