import type { Attempt } from '../model/test-result.ts';
import type { SyntheticTest } from './plan-suite.ts';
import type { Random } from './random.ts';

/** Where and when a test runs. */
export interface Occasion {
  readonly run: number;
  readonly startedAt: number;
  readonly worker: number;
  /** Id of the test that ran before it in the same worker. */
  readonly predecessor: string | undefined;
  /** The run in which a database that everything needs is down. */
  readonly isOutage: boolean;
}

/** Attempts that a runner with `retry: 2` makes. */
const MAX_ATTEMPTS = 3;

function failureRate(test: SyntheticTest, occasion: Occasion): number {
  const hour = new Date(occasion.startedAt).getUTCHours();
  switch (test.kind) {
    case 'healthy':
    case 'slowing':
      return 0;
    case 'flaky':
      return test.failureRate;
    case 'broken':
      return occasion.run >= test.sinceRun ? test.failureRate : 0;
    case 'hour-dependent':
      return hour >= test.hours[0] && hour < test.hours[1] ? test.failureRate : 0;
    case 'worker-dependent':
      return occasion.worker === test.worker ? test.failureRate : 0;
    case 'order-dependent':
      return occasion.predecessor === test.predecessor ? test.failureRate : 0;
  }
}

function failureOf(test: SyntheticTest, isOutage: boolean, random: Random): { message: string; trace: string } {
  const source = test.file.replace(/^test\//, 'src/').replace('.test.ts', '.ts');
  const message = isOutage
    ? `connect ECONNREFUSED 127.0.0.1:${30_000 + random.below(9999)}`
    : test.kind === 'flaky'
      ? `Timed out after ${5000 + random.below(90)} ms waiting for ${test.suite[0] ?? ''} to be processed`
      : `expected { id: '${random.below(1e9).toString(16)}', state: 'open' } to equal { state: 'closed' }`;
  const frames = [
    `at check${test.kind === 'flaky' ? 'Eventually' : 'Equal'} (${source}:${40 + random.below(3)}:11)`,
    `at ${test.file}:${12 + random.below(2)}:5`,
    'at processTicksAndRejections (node:internal/process/task_queues:95:5)',
    'at file:///repo/node_modules/@vitest/runner/dist/index.js:915:20',
  ];
  return { message, trace: [`AssertionError: ${message}`, ...frames.map((frame) => `    ${frame}`)].join('\n') };
}

/** Runs a made-up test: it is retried twice at most, as the runner would. */
export function makeAttempts(test: SyntheticTest, occasion: Occasion, random: Random): readonly Attempt[] {
  const rate = occasion.isOutage ? 0.97 : failureRate(test, occasion);
  const slower = test.kind === 'slowing' && occasion.run >= test.sinceRun ? 1.8 : 1;
  const attempts: Attempt[] = [];
  let startedAt = occasion.startedAt;
  for (let number = 1; number <= MAX_ATTEMPTS; number++) {
    const durationMs = Math.max(1, Math.round(test.durationMs * slower * (0.85 + 0.3 * random.next())));
    const hasFailed = rate > 0 && random.chance(rate);
    attempts.push({
      outcome: hasFailed ? 'failed' : 'passed',
      durationMs,
      startedAt,
      ...(hasFailed && failureOf(test, occasion.isOutage, random)),
    });
    if (!hasFailed) break;
    startedAt += durationMs;
  }
  return attempts;
}
