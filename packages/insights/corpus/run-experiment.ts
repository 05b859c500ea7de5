import type { HistoryStore } from '../src/model/store.ts';
import { formatCtrf } from '../src/ctrf/format-ctrf.ts';
import { runFileName } from '../src/history/run-file-name.ts';
import { runIdOf } from './place-run.ts';
import { type Runner, runSuite, type RunPlan } from './run-suite.ts';

/** Five hours after one another, runs come by every hour of the day and every day of the week. */
const hoursBetween = 5;
const firstRun = Date.UTC(2026, 0, 5, 0, 30);

/** The runs of an experiment: the code changes in the middle, and in one of them the machine is at fault. */
export function planRuns(runner: Runner, runs: number): readonly RunPlan[] {
  return Array.from({ length: runs }, (_, index) => ({
    runner,
    number: index + 1,
    now: new Date(firstRun + index * hoursBetween * 3_600_000),
    version: index < Math.ceil(runs / 2) ? 1 : 2,
    hasOutage: runs >= 3 && index === Math.floor(runs / 3),
  }));
}

/** Carries out runs, a few at a time, and adds them to a history as CTRF files. Those that it has already are not repeated. */
export async function runExperiment(
  plans: readonly RunPlan[],
  store: HistoryStore,
  atOnce: number,
  onDone: () => void = () => undefined,
): Promise<void> {
  const present = new Set(await store.list());
  const waiting = plans.filter(
    (plan) => !present.has(runFileName({ startedAt: plan.now.getTime(), runId: runIdOf(plan), shard: 1 })),
  );
  const work = async (): Promise<void> => {
    for (let plan = waiting.shift(); plan !== undefined; plan = waiting.shift()) {
      const run = await runSuite(plan);
      await store.add(runFileName(run), formatCtrf(run));
      onDone();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
