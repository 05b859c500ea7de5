import fc from 'fast-check';
import { expect, test } from 'vitest';

import { arbitraryRun } from '../model/test-support/arbitrary-run.ts';
import { createAttempt, createResult, createRun } from '../model/test-support/create-run.ts';
import { formatJunit } from './format-junit.ts';
import { parseJunit } from './parse-junit.ts';
import { readXml } from './read-xml.ts';

const failed = createAttempt('failed', { trace: 'TypeError: a < b\n    at src/a.ts:1:1', message: 'a < "b" & c\nd' });
const run = createRun({
  tests: [
    createResult('flaky', { suite: ['orders', 'new'], attempts: [failed, createAttempt('passed')] }),
    createResult('broken', { attempts: [failed, createAttempt('failed', { durationMs: 1250 })], position: 1 }),
    createResult('passes', { file: 'test/other.test.ts', position: 2 }),
    createResult('skipped', { file: 'test/other.test.ts', attempts: [], position: 3 }),
  ],
});

test('retries are written in the words of Surefire', () => {
  expect(formatJunit(run)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="vitest 4.1.12" tests="4" failures="1" errors="0" time="60.000">
      <testsuite name="test/orders.test.ts" timestamp="2026-03-02T10:00:00" tests="2" failures="1" errors="0" skipped="0" flakes="1" time="1.255">
        <testcase name="flaky" classname="test/orders.test.ts &gt; orders &gt; new" file="test/orders.test.ts" time="0.005">
          <flakyFailure message="a &lt; &quot;b&quot; &amp; c&#10;d" type="TypeError" time="0.005"><stackTrace>TypeError: a &lt; b
        at src/a.ts:1:1</stackTrace></flakyFailure>
        </testcase>
        <testcase name="broken" classname="test/orders.test.ts" file="test/orders.test.ts" time="1.250">
          <failure message="a &lt; &quot;b&quot; &amp; c&#10;d" type="TypeError">TypeError: a &lt; b
        at src/a.ts:1:1</failure>
          <rerunFailure message="expected 1 to be 2" type="Error" time="1.250"><stackTrace>at src/orders.ts:4:2</stackTrace></rerunFailure>
        </testcase>
      </testsuite>
      <testsuite name="test/other.test.ts" timestamp="2026-03-02T10:00:00" tests="2" failures="0" errors="0" skipped="1" flakes="0" time="0.005">
        <testcase name="passes" classname="test/other.test.ts" file="test/other.test.ts" time="0.005"/>
        <testcase name="skipped" classname="test/other.test.ts" file="test/other.test.ts" time="0.000">
          <skipped/>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `);
});

test('flaky tests are marked in their names only when that is asked for', () => {
  expect(formatJunit(run)).not.toContain('[FLAKY]');
  const marked = formatJunit(run, { marksFlaky: true });
  expect(marked.match(/name="\[FLAKY\] [^"]*"/g)).toEqual(['name="[FLAKY] flaky"']);
  expect(parseJunit(marked).tests.map(({ name }) => name)).toEqual(['flaky', 'broken', 'passes', 'skipped']);
});

test('what is written is read as the same tests with the same outcomes', () => {
  const read = parseJunit(formatJunit(run));
  const essence = (tests: typeof run.tests): unknown =>
    tests.map(({ id, file, suite, name, outcome, attempts }) => ({
      id,
      file,
      suite,
      name,
      outcome,
      attempts: attempts.map(({ outcome: ended, message, trace }) => ({ ended, message, trace })),
    }));
  expect(essence(read.tests)).toEqual(essence(run.tests));
  expect(read.startedAt).toBe(run.tests[0]?.attempts[0]?.startedAt);
});

test('whatever the run holds, what is written is XML', () => {
  fc.assert(
    fc.property(arbitraryRun, (any) => {
      const root = readXml(formatJunit(any));
      const cases = root.children.flatMap(({ children }) => children);
      expect(cases).toHaveLength(any.tests.length);
    }),
  );
});

test('colours of a terminal and characters that XML has no place for are left out', () => {
  const message = '\u001B[31mred\u001B[39m \u0000 \uD800 end';
  const text = formatJunit(
    createRun({ tests: [createResult('a', { attempts: [createAttempt('failed', { message })] })] }),
  );
  expect(text).toContain('message="red  \uFFFD end"');
});
