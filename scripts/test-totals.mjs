/** Numbers of tests, read from what the runners write for machines. */

/**
 * @typedef {object} Totals
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * From the JSON report that vitest and jest share. A file that could not be loaded, and a run that fails without a
 * failed test (an unhandled error, say), count as one failure: a run that failed never totals to none failed.
 *
 * @param {string | undefined} report undefined when the runner died before it wrote one
 * @param {number} exitCode
 * @returns {Totals}
 */
export function readJsonTotals(report, exitCode) {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    numPendingTests = 0,
    numTodoTests = 0,
    testResults = [],
  } = JSON.parse(report);
  const unloaded = testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
      file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  ).length;
  return atLeastOneFailure(
    { passed: numPassedTests, failed: numFailedTests + unloaded, skipped: numPendingTests + numTodoTests },
    exitCode,
  );
}

/**
 * From a JUnit report, as pytest, node:test and most others write it.
 *
 * @param {string | undefined} report
 * @param {number} exitCode
 * @returns {Totals}
 */
export function readJunitTotals(report, exitCode) {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const [, selfClosed, body = ''] of report.matchAll(
    /<testcase\b(?:[^>"']|"[^"]*"|'[^']*')*?(?:(\/)>|>([\s\S]*?)<\/testcase>)/g,
  )) {
    if (!selfClosed && /<(failure|error)\b/.test(body)) totals.failed++;
    else if (!selfClosed && /<skipped\b/.test(body)) totals.skipped++;
    else totals.passed++;
  }
  return atLeastOneFailure(totals, exitCode);
}

/** @param {readonly Totals[]} parts @returns {Totals} */
export function sumTotals(parts) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of parts) {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  }
  return sum;
}

/** @param {Totals} totals @param {number} exitCode @returns {Totals} */
function atLeastOneFailure(totals, exitCode) {
  return exitCode !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals;
}
