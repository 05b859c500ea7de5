import { expect, test } from 'vitest';

import { formatCtrf } from '../ctrf/format-ctrf.ts';
import { formatJunit } from '../junit/format-junit.ts';
import { createResult, createRun } from '../model/test-support/create-run.ts';
import { parseResults } from './parse-results.ts';

const run = createRun({ tests: [createResult('works')] });

test.each([
  ['CTRF', formatCtrf(run)],
  ['JUnit', formatJunit(run)],
  ['JUnit after a byte order mark', `\uFEFF${formatJunit(run)}`],
])('%s is recognised', (_what, text) => {
  expect(parseResults(text).tests).toMatchObject([{ id: 'test/orders.test.ts > works', outcome: 'passed' }]);
});

test.each([
  [' \n', 'The file is empty.'],
  ['TAP version 13', 'This is neither CTRF (JSON) nor JUnit XML.'],
])('%j is refused', (text, message) => {
  expect(() => parseResults(text)).toThrow(message);
});
