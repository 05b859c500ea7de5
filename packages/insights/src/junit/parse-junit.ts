import { createHash } from 'node:crypto';

import type { RunDefaults } from '../ctrf/parse-ctrf.ts';
import type { Run } from '../model/run.ts';
import { skyrigError } from '../model/skyrig-error.ts';
import { testId } from '../model/test-id.ts';
import type { TestResult } from '../model/test-result.ts';
import { locateTest } from './locate-test.ts';
import { readCase } from './read-case.ts';
import { readXml, type XmlElement } from './read-xml.ts';

export interface JunitDefaults extends RunDefaults {
  /** What made the file. @defaultValue the name of its first suite where that is a tool's, else 'unknown' */
  readonly tool?: string;
}

/** ms since the epoch; times without a zone are taken for UTC. */
function readTimestamp(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const ms = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(text) || !text.includes('T') ? text : `${text}Z`);
  return Number.isNaN(ms) ? undefined : ms;
}

/** Suites with test cases in them, at any depth. */
function* listSuites(element: XmlElement): Generator<XmlElement> {
  if (element.name === 'testsuite') yield element;
  for (const child of element.children) if (child.name === 'testsuite') yield* listSuites(child);
}

/**
 * Some tools write a retry as another test case of the same name: it goes on from attempts that failed. A test that merely
 * has the name of another gets a number.
 */
function addResult(results: Map<string, TestResult>, result: TestResult): void {
  const before = results.get(result.id);
  if (before === undefined) return void results.set(result.id, result);
  if (before.outcome === 'failed' && result.outcome !== 'skipped') {
    const attempts = [...before.attempts, ...result.attempts];
    const outcome = result.outcome === 'failed' ? 'failed' : 'flaky';
    return void results.set(result.id, { ...result, outcome, attempts, position: before.position });
  }
  let number = 2;
  while (results.has(`${result.id} #${number}`)) number += 1;
  const name = `${result.name} #${number}`;
  results.set(`${result.id} #${number}`, { ...result, id: `${result.id} #${number}`, name });
}

function readSuite(suite: XmlElement, startedAt: number, results: Map<string, TestResult>): void {
  const { attributes } = suite;
  let now = readTimestamp(attributes['timestamp']) ?? startedAt;
  for (const element of suite.children) {
    if (element.name !== 'testcase') continue;
    const place = locateTest({
      name: (element.attributes['name'] ?? '').replace(/^\[FLAKY\] /, ''),
      className: element.attributes['classname'] ?? '',
      file: element.attributes['file'] ?? attributes['file'] ?? attributes['filepath'],
      suiteName: attributes['name'] ?? '',
    });
    const { outcome, durationMs, attempts } = readCase(element, now);
    addResult(results, {
      id: testId(place.file, place.suite, place.name),
      ...place,
      outcome,
      durationMs,
      attempts,
      position: results.size,
      worker: 0,
    });
    now = Math.max(now, ...attempts.map((attempt) => attempt.startedAt + attempt.durationMs));
  }
}

function guessTool(root: XmlElement, suites: readonly XmlElement[]): string {
  const names = [root.attributes['name'], suites[0]?.attributes['name']];
  const known = /^(?:pytest|jest|vitest|mocha|playwright|cypress|go test|node test)\b/i;
  const name = names
    .map((text) => text?.replace(/ tests?$/, ''))
    .find((text) => text !== undefined && known.test(text));
  return name ?? 'unknown';
}

/**
 * Reads JUnit XML of Surefire, pytest, jest-junit, Vitest, Playwright, gotestsum and their like, with retries where they are
 * told. Throws `ERR_SKYRIG_RESULTS_FILE`, saying what is wrong, when it is damaged or something else.
 */
export function parseJunit(text: string, defaults: JunitDefaults = {}): Run {
  const root = readXml(text);
  if (root.name !== 'testsuites' && root.name !== 'testsuite')
    throw skyrigError(
      'RESULTS_FILE',
      `This is no JUnit XML: its root is <${root.name}>, not <testsuites> or <testsuite>.`,
    );
  const suites = [...listSuites(root.name === 'testsuite' ? root : { ...root, name: 'testsuites' })];
  const starts = [root, ...suites].flatMap(({ attributes }) => readTimestamp(attributes['timestamp']) ?? []);
  const startedAt = starts.length === 0 ? (defaults.startedAt ?? 0) : Math.min(...starts);
  const results = new Map<string, TestResult>();
  for (const suite of suites) readSuite(suite, startedAt, results);
  const tests = [...results.values()];
  const end = tests.flatMap(({ attempts }) => attempts.map((attempt) => attempt.startedAt + attempt.durationMs));
  return {
    runId: defaults.runId ?? createHash('sha256').update(text).digest('hex').slice(0, 12),
    shard: 1,
    shards: 1,
    startedAt,
    durationMs: end.reduce((latest, time) => Math.max(latest, time), startedAt) - startedAt,
    tool: defaults.tool ?? guessTool(root, suites),
    environment: { platform: '', runtime: '', isCi: false, fingerprint: 'unknown' },
    tests,
  };
}
