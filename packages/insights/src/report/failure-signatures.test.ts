import { expect, test } from 'vitest';

import { analyseFlakes } from '../flakes/analyse-flakes.ts';
import { createHistory } from '../flakes/test-support/history-fixture.ts';
import { groupFailures } from './failure-signatures.ts';
import { createResultGrid } from './result-grid.ts';

test('failures with the same signature are one line, whichever test they are of', () => {
  const history = createHistory({
    tests: [
      { id: 'one', outcomes: '.f..', message: 'Timed out after 10 ms' },
      { id: 'two', outcomes: 'f..f', message: 'Timed out after 5000 ms' },
      { id: 'three', outcomes: '..FF', message: 'boom' },
    ],
    run: (run) => ({ codeHash: run < 2 ? 'a' : 'b' }),
  });
  const groups = groupFailures(history, createResultGrid(history, analyseFlakes(history)));
  expect(groups).toHaveLength(2);
  expect(groups[0]).toMatchObject({
    failures: 3,
    flaky: 3,
    tests: ['cart.test.ts > two', 'cart.test.ts > one'],
    firstAt: '2026-01-05T09:00:00.000Z',
    lastAt: '2026-01-08T09:00:00.000Z',
  });
  expect(groups[1]).toMatchObject({ message: 'boom', failures: 2, flaky: 0 });
  expect(groupFailures(history, createResultGrid(history, analyseFlakes(history)), 1)).toHaveLength(1);
});
