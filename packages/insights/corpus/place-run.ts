import type { Run } from '../src/model/run.ts';
import { testId } from '../src/model/test-id.ts';
import type { RunPlan } from './run-suite.ts';

/** The id that a planned run will have. */
export function runIdOf({ runner, number }: Pick<RunPlan, 'runner' | 'number'>): string {
  return `${runner}-${String(number).padStart(4, '0')}`;
}

/** Moves a run to the time that was planned for it, and its tests into a folder of their runner. */
export function placeRun(run: Run, { runner, now }: RunPlan): Run {
  const laterMs = now.getTime() - run.startedAt;
  const fileOf = (file: string): string => `${runner}/${file.replace(/^suites\//, '')}`;
  const ids = new Map(run.tests.map(({ id, file, suite, name }) => [id, testId(fileOf(file), suite, name)]));
  return {
    ...run,
    startedAt: run.startedAt + laterMs,
    tests: run.tests.map((test) => {
      const predecessor = test.predecessor === undefined ? undefined : ids.get(test.predecessor);
      return {
        ...test,
        id: ids.get(test.id) ?? test.id,
        file: fileOf(test.file),
        attempts: test.attempts.map((attempt) => ({ ...attempt, startedAt: attempt.startedAt + laterMs })),
        ...(predecessor !== undefined && { predecessor }),
      };
    }),
  };
}
