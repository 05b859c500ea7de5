import type { Attempt, AttemptOutcome, Outcome } from '../model/test-result.ts';
import { type Fields, isFields, readNumber, readText } from './read-report.ts';

/** CTRF calls what it has no word for `other` and leaves the runner's own word in `rawStatus`. */
const rawFailures = new Set(['error', 'errored', 'broken', 'timedout', 'timed out', 'timeout', 'failed', 'failure']);

/** What a status of CTRF means here: pending tests and those of unknown status did not run. */
export function readStatus(status: unknown, rawStatus: unknown): AttemptOutcome | 'skipped' {
  if (status === 'passed' || status === 'failed') return status;
  const raw = readText(rawStatus)?.toLowerCase();
  return status === 'other' && raw !== undefined && rawFailures.has(raw) ? 'failed' : 'skipped';
}

function attemptOf(outcome: AttemptOutcome, fields: Fields, startedAt: number): Attempt {
  const extra = isFields(fields['extra']) ? fields['extra'] : undefined;
  const message = readText(fields['message']);
  const trace = readText(fields['trace']);
  return {
    outcome,
    durationMs: readNumber(extra?.['durationMs']) ?? readNumber(fields['duration']) ?? 0,
    startedAt: readNumber(extra?.['startedAt']) ?? readNumber(fields['start']) ?? startedAt,
    ...(message !== undefined && { message }),
    ...(trace !== undefined && { trace }),
  };
}

function isAttempt(value: unknown): value is Attempt {
  return (
    isFields(value) &&
    (value['outcome'] === 'passed' || value['outcome'] === 'failed') &&
    typeof value['durationMs'] === 'number' &&
    typeof value['startedAt'] === 'number'
  );
}

/** How a test ended, and every attempt at it. */
export interface ReadAttempts {
  readonly outcome: Outcome;
  readonly attempts: readonly Attempt[];
}

const outcomes: ReadonlySet<unknown> = new Set<Outcome>(['passed', 'failed', 'flaky', 'skipped']);

/** Attempts that were written whole because the test's own fields do not tell them. */
function readExtraAttempts(extra: Fields | undefined): ReadAttempts | undefined {
  const attempts = extra?.['attempts'];
  const outcome = extra?.['outcome'];
  if (!Array.isArray(attempts) || !attempts.every(isAttempt) || !outcomes.has(outcome)) return undefined;
  return { outcome: outcome as Outcome, attempts };
}

/** Reads a test's attempts: those in `retryAttempts`, then the last one, which is the test itself. */
export function readAttempts(test: Fields, runStartedAt: number): ReadAttempts {
  const status = readStatus(test['status'], test['rawStatus']);
  const extra = isFields(test['extra']) ? test['extra'] : undefined;
  const whole = extra && readExtraAttempts(extra);
  if (whole) return whole;
  if (status === 'skipped') return { outcome: 'skipped', attempts: [] };
  const last = attemptOf(status, test, runStartedAt);
  const retries = test['retryAttempts'];
  if (!Array.isArray(retries) || retries.length === 0) return readWithoutRetries(test, status, last);
  const attempts: Attempt[] = [];
  for (const retry of retries) {
    if (!isFields(retry)) continue;
    const outcome = readStatus(retry['status'], retry['rawStatus']);
    if (outcome !== 'skipped') attempts.push(attemptOf(outcome, retry, last.startedAt));
  }
  // Some tools list every attempt here, the last one too.
  const declared = readNumber(test['retries']);
  if (declared === undefined || attempts.length <= declared) attempts.push(last);
  const hasFailed = attempts.some(({ outcome }) => outcome === 'failed');
  return { outcome: status === 'failed' ? 'failed' : hasFailed ? 'flaky' : 'passed', attempts };
}

function readWithoutRetries(test: Fields, status: AttemptOutcome, last: Attempt): ReadAttempts {
  const { retries, flaky } = test;
  if (status === 'failed' || (flaky !== true && !(typeof retries === 'number' && retries > 0)))
    return { outcome: status, attempts: [last] };
  // It says that an attempt failed, but not how: it counts, and nothing is known of it.
  const count = Math.max(1, readNumber(retries) ?? 1);
  const failed: Attempt = { outcome: 'failed', durationMs: 0, startedAt: last.startedAt };
  return { outcome: 'flaky', attempts: [...Array.from({ length: count }, () => failed), last] };
}
