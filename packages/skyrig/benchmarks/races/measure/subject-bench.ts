import type { TraceRecord } from '@skyrig/cloud';
import { ScheduleRunner, type Bench } from '../../../src/lab/explore/schedule-runner.ts';
import type { OrderStrategy } from '../../../src/lab/strategies/choice.ts';
import type { Knowledge } from '../../../src/lab/strategies/knowledge.ts';
import { openSubject, type SubjectCompute } from '../open-subject.ts';
import type { Subject } from '../subject.ts';
import type { SubjectRun } from './subject-run.ts';

const MAX_STEPS = 5000;

/** A deployed subject that the lab can run. */
export interface SubjectBench {
  readonly subject: Subject;
  readonly bench: Bench;
  /** Rewinds and seeds the cloud; all runs of the answer start from there. */
  start(): Promise<StartedSubject>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A seeded subject, to be run any number of times. */
export interface StartedSubject {
  /** Runs it once in the order that a strategy chooses, or, without one, as it runs where nobody decides. */
  run(strategy: OrderStrategy | undefined, knowledge?: Knowledge): Promise<SubjectRun>;
  /** What the last run did before the oracle looked. */
  records(): readonly TraceRecord[];
}

/** Deploys a subject once. */
export async function openBench(subject: Subject, compute: SubjectCompute = 'inline'): Promise<SubjectBench> {
  const open = await openSubject(subject, compute);
  const { cloud } = open.cloud;
  const bench: Bench = {
    cloud,
    // A new thread for each run would take longer than all else; subjects keep nothing between invocations.
    rewound: async () => {
      if (compute === 'inline') await cloud.discardEnvironments();
    },
    readable: (text) => text,
  };
  return {
    subject,
    bench,
    start: async () => {
      // Whoever chose the order of the run before has no say in what is seeded now.
      cloud.control(undefined);
      await open.cloud.rewind();
      await subject.seed?.(open.cloud);
      const begin = cloud.lastSeq;
      let end = begin;
      let breakage: unknown;
      const body = async (): Promise<void> => {
        await subject.run(open.cloud).catch((error: unknown) => {
          breakage = error;
          throw error;
        });
        end = cloud.lastSeq;
        await subject.check(open.cloud);
      };
      const runner = new ScheduleRunner(bench, body, MAX_STEPS);
      return {
        run: async (strategy, knowledge) => {
          const schedule = await runner.run(strategy, { ...(knowledge && { knowledge }) });
          const run: SubjectRun = { outcome: schedule.outcome, error: schedule.error, ...(strategy && { schedule }) };
          // Then the subject is broken, not buggy.
          if (breakage !== undefined && run.outcome === 'failed')
            throw new Error(`${subject.name} failed before its oracle looked`, { cause: breakage });
          breakage = undefined;
          return run;
        },
        records: () => cloud.trace.since(begin + 1).filter(({ seq }) => seq <= end),
      };
    },
    [Symbol.asyncDispose]: () => open[Symbol.asyncDispose](),
  };
}
