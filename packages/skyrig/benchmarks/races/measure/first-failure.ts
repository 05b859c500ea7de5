import { Knowledge } from '../../../src/lab/strategies/knowledge.ts';
import { RaceDirected } from '../../../src/lab/strategies/race-directed.ts';
import { ordersOf, type Contestant } from './contestants.ts';
import type { SubjectBench } from './subject-bench.ts';
import type { ScheduleRun } from '../../../src/lab/explore/schedule-runner.ts';

/** One trial: runs until the bug shows. */
export interface Trial {
  readonly subject: string;
  readonly contestant: Contestant;
  /** Also the seed. */
  readonly trial: number;
  /** Whether the bug showed within the runs. */
  readonly isFound: boolean;
  /** Runs made, the failing one included. */
  readonly runs: number;
  readonly ms: number;
  /** There was nothing left to try before the bug showed. */
  readonly isExhausted: boolean;
  /** The failing run, where a strategy decided. */
  readonly failure: ScheduleRun | undefined;
}

/** Runs a subject from its start, in one order after the other, until its oracle finds something or `cap` runs are over. */
export async function firstFailure(
  bench: SubjectBench,
  contestant: Contestant,
  trial: number,
  cap: number,
): Promise<Trial> {
  const started = await bench.start();
  const knowledge = new Knowledge();
  const directed = new RaceDirected();
  const orders = ordersOf(contestant, trial, { knowledge, directed });
  const begin = performance.now();
  const ending = (rest: Pick<Trial, 'isFound' | 'runs' | 'isExhausted' | 'failure'>): Trial => ({
    subject: bench.subject.name,
    contestant,
    trial,
    ms: performance.now() - begin,
    ...rest,
  });
  for (let run = 0; run < cap; run++) {
    const order = orders(run);
    if (order === 'done') return ending({ isFound: false, runs: run, isExhausted: true, failure: undefined });
    const { outcome, schedule } = await started.run(order, knowledge);
    if (outcome === 'failed') return ending({ isFound: true, runs: run + 1, isExhausted: false, failure: schedule });
    if (schedule && outcome === 'passed') directed.learn(schedule.history);
  }
  return ending({ isFound: false, runs: cap, isExhausted: false, failure: undefined });
}
