import { stripVTControlCharacters } from 'node:util';

import type { Run } from '../model/run.ts';
import type { Attempt, TestResult } from '../model/test-result.ts';

export interface JunitOptions {
  /** Puts `[FLAKY]` before the name of each test that passed on a retry, for viewers that know no flaky tests. @defaultValue false */
  readonly marksFlaky?: boolean;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 cannot hold at all (https://www.w3.org/TR/xml/#charsets). */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function escapeText(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll(unwritable, '')
    .replaceAll(/[&<>"]/g, (character) => escapes[character] ?? character)
    .replaceAll('\r', '&#13;');
}

/** In an attribute a line break would become a blank. */
function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escapeAttribute(String(value))}"`]))
    .join('');
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);
const typeOf = ({ trace, message }: Attempt): string =>
  /^([A-Z]\w*(?:Error|Exception|Failure)?)(?=[:\s[])/.exec(trace ?? message ?? '')?.[1] ?? 'Error';

/** `failure` holds its trace as text. */
function formatFailure(attempt: Attempt): string {
  const head = attributes({ message: attempt.message ?? '', type: typeOf(attempt) });
  return `      <failure${head}>${escapeText(attempt.trace ?? attempt.message ?? '')}</failure>`;
}

/** The elements that Surefire adds to JUnit's hold the trace in an element of its own. */
function formatRerun(element: 'flakyFailure' | 'rerunFailure', attempt: Attempt): string {
  const head = attributes({
    message: attempt.message ?? '',
    type: typeOf(attempt),
    time: seconds(attempt.durationMs),
  });
  const trace = escapeText(attempt.trace ?? attempt.message ?? '');
  return `      <${element}${head}><stackTrace>${trace}</stackTrace></${element}>`;
}

function formatDetails({ outcome, attempts }: TestResult): readonly string[] {
  const failed = attempts.filter((attempt) => attempt.outcome === 'failed');
  switch (outcome) {
    case 'skipped':
      return ['      <skipped/>'];
    case 'passed':
      return [];
    case 'flaky':
      return failed.map((attempt) => formatRerun('flakyFailure', attempt));
    case 'failed': {
      const [first = { outcome: 'failed', durationMs: 0, startedAt: 0 } satisfies Attempt, ...more] = failed;
      return [formatFailure(first), ...more.map((attempt) => formatRerun('rerunFailure', attempt))];
    }
  }
}

function formatTest(test: TestResult, { marksFlaky = false }: JunitOptions): string {
  const head = attributes({
    name: marksFlaky && test.outcome === 'flaky' ? `[FLAKY] ${test.name}` : test.name,
    classname: [test.file, ...test.suite].filter((part) => part !== '').join(' > '),
    file: test.file === '' ? undefined : test.file,
    time: seconds(test.durationMs),
  });
  const details = formatDetails(test);
  if (details.length === 0) return `    <testcase${head}/>`;
  return [`    <testcase${head}>`, ...details, '    </testcase>'].join('\n');
}

/** JUnit's times have no zone, and most readers take them for UTC. */
const timestamp = (ms: number): string => new Date(ms).toISOString().slice(0, 19);

function formatFile(file: string, tests: readonly TestResult[], run: Run, options: JunitOptions): string {
  const count = (outcome: TestResult['outcome']): number => tests.filter((test) => test.outcome === outcome).length;
  const starts = tests.flatMap(({ attempts }) => attempts.slice(0, 1).map(({ startedAt }) => startedAt));
  const head = attributes({
    name: file === '' ? run.tool : file,
    timestamp: timestamp(Math.min(...starts, starts.length === 0 ? run.startedAt : Number.POSITIVE_INFINITY)),
    tests: tests.length,
    failures: count('failed'),
    errors: 0,
    skipped: count('skipped'),
    flakes: count('flaky'),
    time: seconds(tests.reduce((sum, { durationMs }) => sum + durationMs, 0)),
  });
  return [`  <testsuite${head}>`, ...tests.map((test) => formatTest(test, options)), '  </testsuite>'].join('\n');
}

/**
 * Writes a run as JUnit XML in the dialect of Maven Surefire 3
 * (https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd), which has words for retries:
 * `flakyFailure` for failures before a pass, `rerunFailure` for further failures of a test that never passed.
 */
export function formatJunit(run: Run, options: JunitOptions = {}): string {
  const files = new Map<string, TestResult[]>();
  for (const test of run.tests) {
    const tests = files.get(test.file);
    if (tests) tests.push(test);
    else files.set(test.file, [test]);
  }
  const failures = run.tests.filter(({ outcome }) => outcome === 'failed').length;
  const head = attributes({
    name: run.tool,
    tests: run.tests.length,
    failures,
    errors: 0,
    time: seconds(run.durationMs),
  });
  const suites = [...files].map(([file, tests]) => formatFile(file, tests, run, options));
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites${head}>`, ...suites, '</testsuites>', ''].join('\n');
}
