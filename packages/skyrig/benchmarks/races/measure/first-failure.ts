import type { ScheduleRun } from '../../../src/lab/explore/schedule-runner.ts';
import type { Contender } from './contestants.ts';
import { createOrders, type Orders } from './orders.ts';
import type { SubjectBench } from './subject-bench.ts';

/** Why a trial ended. `nothing left`: every order that the contender would have tried was run. */
export type TrialEnding = 'found' | 'run cap' | 'time cap' | 'nothing left';

/** One trial: runs until the bug shows. */
export interface Trial {
  readonly subject: string;
  readonly contender: Contender;
  /** Also the seed. */
  readonly trial: number;
  readonly ending: TrialEnding;
  /** Runs made, the failing one included. */
  readonly runs: number;
  readonly ms: number;
  /** The failing run, where a strategy decided. */
  readonly failure: ScheduleRun | undefined;
}

/** When a trial gives up. */
export interface TrialLimits {
  readonly cap: number;
  readonly seconds: number;
}

/** Runs a subject from its start, in one order after the other, until its oracle finds something or a limit is reached. */
export async function firstFailure(
  bench: SubjectBench,
  contender: Contender,
  trial: number,
  limits: TrialLimits,
  orders: Orders = createOrders(contender, trial),
): Promise<Trial> {
  const started = await bench.start();
  const begin = performance.now();
  const end = (ending: TrialEnding, runs: number, failure?: ScheduleRun): Trial => ({
    subject: bench.subject.name,
    contender,
    trial,
    ending,
    runs,
    ms: performance.now() - begin,
    failure,
  });
  for (let run = 0; run < limits.cap; run++) {
    if (performance.now() - begin > limits.seconds * 1000) return end('time cap', run);
    const order = orders.next(run);
    if (order === 'done') return end('nothing left', run);
    const { outcome, schedule } = await started.run(order, orders.knowledge);
    if (outcome === 'failed') return end('found', run + 1, schedule);
    if (schedule && outcome === 'passed') orders.learn(schedule.history);
  }
  return end('run cap', limits.cap);
}
