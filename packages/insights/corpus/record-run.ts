import type { Run } from '../src/model/run.ts';
import { testId } from '../src/model/test-id.ts';
import type { Attempt, Outcome, TestResult } from '../src/model/test-result.ts';
import type { RecordedLine, RunPlan } from './run-suite.ts';

function outcomeOf({ hasPassed, failures }: RecordedLine): Outcome {
  if (!hasPassed) return 'failed';
  return failures.length > 0 ? 'flaky' : 'passed';
}

function attemptsOf({ hasPassed, failures, durationMs }: RecordedLine, startedAt: number): readonly Attempt[] {
  const failed = failures.map(({ message, trace }): Attempt => ({
    outcome: 'failed',
    durationMs,
    startedAt,
    message,
    ...(trace !== undefined && { trace }),
  }));
  return hasPassed ? [...failed, { outcome: 'passed', durationMs, startedAt }] : failed;
}

/** The id that a planned run will have. */
export function runIdOf({ runner, number }: RunPlan): string {
  return `${runner}-${String(number).padStart(4, '0')}`;
}

/** Makes a run of the history from what a recorder wrote. The run takes place at the planned time. */
export function recordRun(plan: RunPlan, lines: readonly RecordedLine[]): Run {
  const startedAt = plan.now.getTime();
  const last = new Map<string, string>();
  const positions = new Map<string, number>();
  const tests = lines.map((line): TestResult => {
    const file = `${plan.runner}/${line.file}`;
    const id = testId(file, [], line.name);
    const predecessor = last.get(file);
    const position = positions.get(file) ?? 0;
    last.set(file, id);
    positions.set(file, position + 1);
    return {
      id,
      file,
      suite: [],
      name: line.name,
      outcome: outcomeOf(line),
      durationMs: line.durationMs,
      attempts: attemptsOf(line, startedAt),
      position,
      worker: 0,
      ...(predecessor !== undefined && { predecessor }),
    };
  });
  return {
    runId: runIdOf(plan),
    shard: 1,
    shards: 1,
    startedAt,
    durationMs: tests.reduce((sum, { durationMs }) => sum + durationMs, 0),
    tool: plan.runner,
    codeHash: `version-${plan.version}`,
    environment: { platform: 'linux', runtime: 'node', isCi: true, fingerprint: 'corpus' },
    tests,
  };
}
