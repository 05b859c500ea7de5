import { validate } from 'ctrf';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { arbitraryRun } from '../model/test-support/arbitrary-run.ts';
import { createAttempt, createResult, createRun } from '../model/test-support/create-run.ts';
import { formatCtrf } from './format-ctrf.ts';

test('what is written is valid by the schema of the format, whatever the run', () => {
  // The validator compiles its schema at every call, so that many tests are put into few reports.
  const manyTests = fc
    .array(arbitraryRun, { minLength: 10, maxLength: 20 })
    .map((runs) => ({ ...createRun(runs[0]), tests: runs.flatMap(({ tests }) => tests) }));
  fc.assert(
    fc.property(manyTests, (run) => {
      expect(validate(JSON.parse(formatCtrf(run))).errors).toEqual([]);
    }),
    { numRuns: 8 },
  );
});

test('attempts, flakiness and workers go into the fields that other tools read', () => {
  const tests = [
    createResult('retried', { suite: ['orders'], attempts: [createAttempt('failed'), createAttempt('passed')] }),
    createResult('broken', { attempts: [createAttempt('failed')], worker: 2, position: 1 }),
    createResult('skipped', { attempts: [], worker: 0, position: 2 }),
  ];
  const { results, ...report } = JSON.parse(formatCtrf(createRun({ tests, commit: 'abc', shard: 2, shards: 4 })));
  expect({ ...report, results: { ...results, tests: '…' } }).toMatchInlineSnapshot(`
    {
      "generatedBy": "skyrig",
      "reportFormat": "CTRF",
      "results": {
        "environment": {
          "commit": "abc",
          "extra": {
            "fingerprint": "abc",
            "isCi": true,
            "runtime": "node 20.20.2",
          },
          "osPlatform": "linux",
          "shardId": "2/4",
        },
        "summary": {
          "duration": 60000,
          "failed": 1,
          "flaky": 1,
          "other": 0,
          "passed": 1,
          "pending": 0,
          "skipped": 1,
          "start": 1772445600000,
          "stop": 1772445660000,
          "tests": 3,
        },
        "tests": "…",
        "tool": {
          "name": "vitest",
          "version": "4.1.12",
        },
      },
      "runId": "run-1",
      "specVersion": "0.0.0",
      "timestamp": "2026-03-02T10:00:00.000Z",
    }
  `);
  expect(results.tests).toMatchInlineSnapshot(`
    [
      {
        "duration": 5,
        "filePath": "test/orders.test.ts",
        "flaky": true,
        "name": "retried",
        "retries": 1,
        "retryAttempts": [
          {
            "attempt": 1,
            "duration": 5,
            "message": "expected 1 to be 2",
            "start": 1772445600000,
            "status": "failed",
            "trace": "at src/orders.ts:4:2",
          },
        ],
        "start": 1772445600000,
        "status": "passed",
        "suite": [
          "orders",
        ],
        "testId": "test/orders.test.ts > orders > retried",
        "threadId": "1",
      },
      {
        "duration": 5,
        "filePath": "test/orders.test.ts",
        "message": "expected 1 to be 2",
        "name": "broken",
        "start": 1772445600000,
        "status": "failed",
        "testId": "test/orders.test.ts > broken",
        "threadId": "2",
        "trace": "at src/orders.ts:4:2",
      },
      {
        "duration": 0,
        "filePath": "test/orders.test.ts",
        "name": "skipped",
        "status": "skipped",
        "testId": "test/orders.test.ts > skipped",
      },
    ]
  `);
});
