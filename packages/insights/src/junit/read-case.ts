import type { Attempt, TestResult } from '../model/test-result.ts';
import type { XmlElement } from './read-xml.ts';

/** Seconds with a point; Surefire puts commas between thousands. */
function readMs(text: string | undefined): number {
  const seconds = Number((text ?? '').replaceAll(',', ''));
  // Whole microseconds: 0.004 s is 4 ms, not 4.000000000000001.
  return Number.isFinite(seconds) && seconds > 0 ? Math.round(seconds * 1e6) / 1000 : 0;
}

/** An element's attribute, or the text of its child of that name. */
function readDetail(element: XmlElement, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const child = element.children.find((candidate) => candidate.name === name)?.text.trim();
    if (child) return child;
  }
  return undefined;
}

function readFailure(element: XmlElement, startedAt: number, durationMs: number): Attempt {
  const trace = readDetail(element, 'stackTrace') ?? element.text.trim();
  const message = element.attributes['message'] ?? trace.split('\n', 1)[0] ?? '';
  return {
    outcome: 'failed',
    durationMs: element.attributes['time'] === undefined ? durationMs : readMs(element.attributes['time']),
    startedAt,
    ...(message !== '' && { message }),
    ...(trace !== '' && { trace }),
  };
}

/** Gives attempts their starts: each begins when the one before it ended. */
function inSequence(attempts: readonly Attempt[], startedAt: number): readonly Attempt[] {
  let now = startedAt;
  return attempts.map((attempt) => {
    const started = { ...attempt, startedAt: now };
    now += attempt.durationMs;
    return started;
  });
}

const failures = new Set(['failure', 'error']);
/** Of Surefire: failed, then passed. */
const flakes = new Set(['flakyFailure', 'flakyError']);
/** Of Surefire: failed again. */
const reruns = new Set(['rerunFailure', 'rerunError']);

/** Reads how a test case ended, and every attempt that it tells of. */
export function readCase(
  element: XmlElement,
  startedAt: number,
): Pick<TestResult, 'outcome' | 'durationMs' | 'attempts'> {
  const durationMs = readMs(element.attributes['time']);
  const all = (names: ReadonlySet<string>, ms: number): Attempt[] =>
    element.children.filter(({ name }) => names.has(name)).map((child) => readFailure(child, startedAt, ms));
  const failed = all(failures, durationMs).slice(0, 1);
  if (failed.length > 0) {
    const attempts = inSequence([...failed, ...all(reruns, 0)], startedAt);
    return { outcome: 'failed', durationMs, attempts };
  }
  if (element.children.some(({ name }) => name === 'skipped')) return { outcome: 'skipped', durationMs, attempts: [] };
  const flaky = all(flakes, 0);
  const passed: Attempt = { outcome: 'passed', durationMs, startedAt };
  return {
    outcome: flaky.length > 0 ? 'flaky' : 'passed',
    durationMs,
    attempts: inSequence([...flaky, passed], startedAt),
  };
}
