import type { History, HistoryResult } from '../model/history.ts';
import type { PatternCandidate, PatternFactor } from './find-patterns.ts';
import type { FileOrder } from './file-order.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
// More would cost more time than they tell: files with hundreds of tests.
const mostNeighbours = 60;
const millisecondsPerHour = 3_600_000;
/** Less is the noise of a busy machine. */
const clearlyLongerMs = 10;
const hourWidths = [1, 2, 3, 6] as const;

type Read = (result: HistoryResult) => number | string | undefined;
type Describe = (value: number | string) => string;

interface Factor {
  readonly factor: PatternFactor;
  readonly read: Read;
  readonly describe: Describe;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

function factorsOf(history: History): readonly Factor[] {
  const runOf = (result: HistoryResult): History['runs'][number] | undefined => history.runs[result.run];
  return [
    {
      factor: 'worker',
      read: ({ worker }) => (worker > 0 ? worker : undefined),
      describe: (worker) => `worker ${worker}`,
    },
    {
      factor: 'shard',
      read: (result) => ((runOf(result)?.shards ?? 1) > 1 ? result.shard : undefined),
      describe: (shard) => `shard ${shard}`,
    },
    { factor: 'branch', read: (result) => runOf(result)?.branch, describe: (branch) => `branch ${branch}` },
    {
      factor: 'environment',
      read: (result) => runOf(result)?.environment,
      describe: (environment) => `environment ${environment}`,
    },
    {
      factor: 'position',
      read: ({ position }) => position,
      describe: (position) => `at position ${Number(position) + 1} of its file`,
    },
  ];
}

/** A loop, as there are hundreds of conditions for each flaky test: `Uint8Array.from` takes five times as long. */
function markWhere<T>(values: readonly T[], holds: (value: T) => boolean): Uint8Array {
  const held = new Uint8Array(values.length);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (value !== undefined && holds(value)) held[index] = 1;
  }
  return held;
}

function levelsOf({ factor, read, describe }: Factor, results: readonly HistoryResult[]): readonly PatternCandidate[] {
  const values = results.map(read);
  const levels = new Set(values.filter((value) => value !== undefined));
  if (levels.size < 2) return [];
  return [...levels].map((level) => ({
    factor,
    level: describe(level),
    otherTest: -1,
    held: Uint8Array.from(values, (value) => (value === undefined ? 2 : Number(value === level))),
  }));
}

/** Hours of the day, alone and in groups: what fails around midnight fails in two of them. */
function timesOf(history: History, results: readonly HistoryResult[]): readonly PatternCandidate[] {
  const starts = results.map((result) => result.startedAt || (history.runs[result.run]?.startedAt ?? 0));
  const hours = starts.map((start) => Math.floor(start / millisecondsPerHour) % 24);
  const days = starts.map((start) => new Date(start).getUTCDay());
  const candidates: PatternCandidate[] = [];
  const add = (factor: 'hour' | 'weekday', level: string, held: Uint8Array): void => {
    if (held.includes(1) && held.includes(0)) candidates.push({ factor, level, otherTest: -1, held });
  };
  for (const width of hourWidths) {
    for (let from = 0; from < 24; from += 1) {
      const level = `${twoDigits(from)}:00–${twoDigits((from + width - 1) % 24)}:59 UTC`;
      add(
        'hour',
        level,
        markWhere(hours, (hour) => (hour - from + 24) % 24 < width),
      );
    }
  }
  for (const [day, name] of weekdays.entries()) {
    add(
      'weekday',
      `on a ${name}`,
      markWhere(days, (each) => each === day),
    );
  }
  add(
    'weekday',
    'at the weekend',
    markWhere(days, (day) => day === 0 || day === 6),
  );
  return candidates;
}

function predecessorsOf(history: History, results: readonly HistoryResult[]): readonly PatternCandidate[] {
  const levels = new Set(results.map(({ predecessor }) => predecessor).filter((predecessor) => predecessor >= 0));
  return [...levels].slice(0, mostNeighbours).map((level) => ({
    factor: 'predecessor',
    level: `directly after ${history.tests[level]?.id ?? ''}`,
    otherTest: level,
    held: markWhere(results, ({ predecessor }) => predecessor === level),
  }));
}

/** Whether each other test of the file ran before this one. */
function neighboursOf(
  history: History,
  test: number,
  results: readonly HistoryResult[],
  order: FileOrder,
): readonly PatternCandidate[] {
  const candidates: PatternCandidate[] = [];
  for (const other of order.neighboursOf(test).slice(0, mostNeighbours)) {
    const after = Uint8Array.from(results, ({ run }) => order.compare(test, other, run));
    const id = history.tests[other]?.id ?? '';
    if (!after.includes(1) || !after.includes(0)) continue;
    const before = after.map((each) => (each === 2 ? 2 : 1 - each));
    candidates.push({ factor: 'after', level: `after ${id}`, otherTest: other, held: after });
    candidates.push({ factor: 'before', level: `before ${id}`, otherTest: other, held: before });
  }
  return candidates;
}

/**
 * Whether a run took clearly longer than three quarters of the passing ones: to fail takes a little time in itself. Of a
 * retried run only the last attempt's time is known.
 */
function durationsOf(results: readonly HistoryResult[]): readonly PatternCandidate[] {
  const passing = results.filter(({ outcome }) => outcome === 'passed').map(({ durationMs }) => durationMs);
  const usual = passing.toSorted((a, b) => a - b)[Math.floor(passing.length * 0.75)];
  if (usual === undefined) return [];
  const limit = Math.max(usual * 1.5, usual + clearlyLongerMs);
  return [
    {
      factor: 'duration',
      level: `longer than ${Math.round(limit)} ms`,
      otherTest: -1,
      held: Uint8Array.from(results, ({ outcome, durationMs }) =>
        outcome === 'flaky' ? 2 : Number(durationMs > limit),
      ),
    },
  ];
}

/** Late in the file: what runs out over time has run out there. */
function lateOf(results: readonly HistoryResult[]): readonly PatternCandidate[] {
  const last = results.reduce((highest, { position }) => Math.max(highest, position), 0);
  if (last < 3) return [];
  const limit = Math.ceil((last * 2) / 3);
  return [
    {
      factor: 'position',
      level: 'in the last third of its file',
      otherTest: -1,
      held: markWhere(results, ({ position }) => position >= limit),
    },
  ];
}

/** Everything that the failures of a test may depend on. */
export function listPatternCandidates(
  history: History,
  test: number,
  results: readonly HistoryResult[],
  order: FileOrder,
): readonly PatternCandidate[] {
  // Of two that hold in the same runs, the first is reported: that another test is to blame says more than a position.
  return [
    ...neighboursOf(history, test, results, order),
    ...predecessorsOf(history, results),
    ...timesOf(history, results),
    ...factorsOf(history).flatMap((factor) => levelsOf(factor, results)),
    ...lateOf(results),
    ...durationsOf(results),
  ];
}
