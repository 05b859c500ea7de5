import { expect, test } from 'vitest';

import { readJsonTotals, readJunitTotals, sumTotals } from './test-totals.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});

test('a JSON report counts passed, failed and skipped tests', () => {
  const report = JSON.stringify({
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [file('failed', 'passed', 'failed')],
  });
  expect(readJsonTotals(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 3 });
});

test('a file that could not be loaded is one failure', () => {
  const report = JSON.stringify({
    numPassedTests: 3,
    numFailedTests: 0,
    testResults: [file('passed', 'passed'), file('failed')],
  });
  expect(readJsonTotals(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
});

test('a run that fails without a failed test is one failure', () => {
  expect(readJsonTotals(JSON.stringify({ numPassedTests: 3, testResults: [] }), 1)).toMatchObject({
    passed: 3,
    failed: 1,
  });
  expect(readJunitTotals('<testsuite><testcase name="a"/></testsuite>', 1)).toMatchObject({ passed: 1, failed: 1 });
});

test('a runner that wrote no report has failed, whatever its exit code', () => {
  expect(readJsonTotals(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(readJunitTotals(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('a JUnit report is counted by its cases', () => {
  const report = `<?xml version="1.0"?><testsuites><testsuite name="s" tests="9">
    <testcase name="a > b" classname='c'/>
    <testcase name="fails"><failure message="x">trace</failure></testcase>
    <testcase name="breaks"><error>trace</error></testcase>
    <testcase name="waits"><skipped/></testcase>
    <testcase name="prints"><system-out>a <b/></system-out></testcase>
  </testsuite><testcase name="outside a suite"/></testsuites>`;
  expect(readJunitTotals(report, 1)).toEqual({ passed: 3, failed: 2, skipped: 1 });
});

test('totals add up', () => {
  const sum = sumTotals([
    { passed: 1, failed: 0, skipped: 2 },
    { passed: 3, failed: 1, skipped: 0 },
  ]);
  expect(sum).toEqual({ passed: 4, failed: 1, skipped: 2 });
});
