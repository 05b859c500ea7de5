import { expect, test } from 'vitest';

import { parseJunit } from './parse-junit.ts';

const essence = (text: string): unknown =>
  parseJunit(text).tests.map(({ id, outcome, durationMs, attempts }) => ({
    id,
    outcome,
    durationMs,
    attempts: attempts.map((attempt) => [attempt.outcome, attempt.message]),
  }));

test('a file of pytest is read', () => {
  const text = `<?xml version="1.0" encoding="utf-8"?><testsuites name="pytest tests"><testsuite name="pytest" errors="1"
    failures="1" skipped="1" tests="4" time="0.05" timestamp="2026-03-02T10:00:00.123456+00:00" hostname="ci">
    <testcase classname="tests.unit.test_orders.TestOrders" name="test_new[1-2]" time="0.004" />
    <testcase classname="tests.unit.test_orders" name="test_old" time="0.001"><failure message="assert 1 == 2">def test_old():
&gt;       assert 1 == 2
E       assert 1 == 2

tests/unit/test_orders.py:4: AssertionError</failure></testcase>
    <testcase classname="tests.unit.test_orders" name="test_setup" time="0.000"><error message="failed on setup with &quot;x&quot;">trace</error></testcase>
    <testcase classname="tests.unit.test_orders" name="test_later" time="0.000"><skipped type="pytest.skip" message="later">why</skipped></testcase>
    </testsuite></testsuites>`;
  expect(essence(text)).toEqual([
    {
      id: 'tests/unit/test_orders.py > TestOrders > test_new[1-2]',
      outcome: 'passed',
      durationMs: 4,
      attempts: [['passed', undefined]],
    },
    {
      id: 'tests/unit/test_orders.py > test_old',
      outcome: 'failed',
      durationMs: 1,
      attempts: [['failed', 'assert 1 == 2']],
    },
    {
      id: 'tests/unit/test_orders.py > test_setup',
      outcome: 'failed',
      durationMs: 0,
      attempts: [['failed', 'failed on setup with "x"']],
    },
    { id: 'tests/unit/test_orders.py > test_later', outcome: 'skipped', durationMs: 0, attempts: [] },
  ]);
  const run = parseJunit(text);
  expect(run).toMatchObject({ tool: 'pytest', startedAt: Date.parse('2026-03-02T10:00:00.123Z'), durationMs: 5 });
  expect(run.tests[1]?.attempts[0]?.trace).toMatch(/^def test_old\(\):\n> {7}assert/);
});

test('a file of Surefire is read, with its retries', () => {
  const text = `<?xml version="1.0" encoding="UTF-8"?><testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    name="com.acme.OrderTest" time="1,234.5" tests="3" errors="0" skipped="0" failures="1" flakes="1"><properties/>
    <testcase name="flaky" classname="com.acme.OrderTest" time="0.02">
      <flakyFailure message="expected: &lt;1&gt;" type="org.opentest4j.AssertionFailedError"><stackTrace><![CDATA[AssertionFailedError: <1>
	at com.acme.OrderTest.flaky(OrderTest.java:12)]]></stackTrace><system-out>noise</system-out></flakyFailure>
      <flakyError message="timeout" type="java.io.IOException"><stackTrace>x</stackTrace></flakyError>
    </testcase>
    <testcase name="broken" classname="com.acme.OrderTest" time="1,000.5"><failure message="no" type="A">first</failure><rerunFailure message="no more" type="A"><stackTrace>second</stackTrace></rerunFailure></testcase>
    <testcase name="fine" classname="com.acme.OrderTest" time="0.1"><system-out>noise</system-out></testcase></testsuite>`;
  expect(essence(text)).toEqual([
    {
      id: 'com.acme.OrderTest > flaky',
      outcome: 'flaky',
      durationMs: 20,
      attempts: [
        ['failed', 'expected: <1>'],
        ['failed', 'timeout'],
        ['passed', undefined],
      ],
    },
    {
      id: 'com.acme.OrderTest > broken',
      outcome: 'failed',
      durationMs: 1_000_500,
      attempts: [
        ['failed', 'no'],
        ['failed', 'no more'],
      ],
    },
    { id: 'com.acme.OrderTest > fine', outcome: 'passed', durationMs: 100, attempts: [['passed', undefined]] },
  ]);
  expect(parseJunit(text).tests[0]?.attempts[0]?.trace).toContain('AssertionFailedError: <1>\n\tat com.acme');
});

test('a file of gotestsum is read; a test that is written twice was retried', () => {
  const text = `<testsuites><testsuite tests="3" failures="1" time="0.400" name="acme/orders" timestamp="2026-03-02T10:00:00Z">
    <testcase classname="acme/orders" name="TestFlaky" time="0.100"><failure message="Failed" type="">orders_test.go:12: no</failure></testcase>
    <testcase classname="acme/orders" name="TestFine/case" time="0.100"></testcase>
    <testcase classname="acme/orders" name="TestFlaky" time="0.200"></testcase></testsuite></testsuites>`;
  expect(essence(text)).toEqual([
    {
      id: 'acme/orders > TestFlaky',
      outcome: 'flaky',
      durationMs: 200,
      attempts: [
        ['failed', 'Failed'],
        ['passed', undefined],
      ],
    },
    { id: 'acme/orders > TestFine/case', outcome: 'passed', durationMs: 100, attempts: [['passed', undefined]] },
  ]);
});

test('files of jest-junit, Vitest and Playwright are read as well as they tell', () => {
  const one = (suite: string, testcase: string): string | undefined =>
    parseJunit(`<testsuites><testsuite ${suite}><testcase ${testcase}/></testsuite></testsuites>`).tests[0]?.id;
  expect(one('name="orders"', 'classname="orders works" name="orders works" file="test/a.test.js" time="1"')).toBe(
    'test/a.test.js > orders works',
  );
  expect(one('name="orders"', 'classname="orders" name="works" file="test\\a.test.js"')).toBe(
    'test/a.test.js > orders > works',
  );
  expect(one('name="orders"', 'classname="orders works" name="orders works"')).toBe('orders > orders works');
  expect(one('name="test/a.test.ts"', 'classname="test/a.test.ts" name="orders &gt; works"')).toBe(
    'test/a.test.ts > orders > works',
  );
  expect(one('name="a.spec.ts"', 'classname="a.spec.ts" name="orders › works"')).toBe('a.spec.ts > orders > works');
});

test('two tests of one name that both passed are two tests', () => {
  const text = '<testsuite name="s"><testcase classname="c" name="a"/><testcase classname="c" name="a"/></testsuite>';
  expect(parseJunit(text).tests.map(({ id, name }) => [id, name])).toEqual([
    ['c > a', 'a'],
    ['c > a #2', 'a #2'],
  ]);
});

test('suites within suites are read, and tests follow each other in time', () => {
  const text = `<testsuites><testsuite name="outer" timestamp="2026-03-02T10:00:00"><testsuite name="inner">
    <testcase classname="c" name="a" time="1.5"/><testcase classname="c" name="b" time="2"/></testsuite></testsuite></testsuites>`;
  const run = parseJunit(text);
  const start = Date.parse('2026-03-02T10:00:00Z');
  expect(run.startedAt).toBe(start);
  expect(run.tests.map(({ attempts }) => attempts[0]?.startedAt)).toEqual([start, start + 1500]);
  expect(run.durationMs).toBe(3500);
});

test.each([
  ['', /it is empty/],
  ['<testsuites><testsuite name="a">', /it was cut off: <testsuites>, <testsuite> not closed/],
  ['{"results": {}}', /This is no JUnit XML/],
  ['<html></html>', /its root is <html>, not <testsuites> or <testsuite>/],
  [
    '<!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;">]><testsuites><testsuite name="&b;"/></testsuites>',
    /it has a DOCTYPE, which is not read/,
  ],
])('%j is refused, and it is said why', (text, reason) => {
  expect(() => parseJunit(text)).toThrow(reason);
  expect(() => parseJunit(text)).toThrow(expect.objectContaining({ code: 'ERR_SKYRIG_RESULTS_FILE' }));
});
