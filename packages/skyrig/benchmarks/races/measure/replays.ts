import { failureSignature } from '../../../src/lab/explore/schedule-runner.ts';
import { deviationsOf } from '../../../src/lab/replay/deviations.ts';
import { ReplayedOrder } from '../../../src/lab/replay/replayed-order.ts';
import { shrink } from '../../../src/lab/replay/shrink.ts';
import { formatToken, parseToken, tokenOwner } from '../../../src/lab/replay/token.ts';
import type { Trial } from './first-failure.ts';
import type { SubjectBench } from './subject-bench.ts';

/** What became of a failing run's schedule. */
export interface Replays {
  readonly subject: string;
  readonly trial: number;
  /** Changes of order before and after shrinking. */
  readonly found: number;
  readonly minimal: number;
  /** Runs that shrinking took. */
  readonly reruns: number;
  /** Of the minimal schedule. */
  readonly token: string;
  readonly replays: number;
  /** How many of them failed as the run had, with every change of order made. */
  readonly same: number;
}

/** Shrinks the schedule of a trial's failure and replays its token. */
export async function measureReplays(bench: SubjectBench, trial: Trial, replays: number): Promise<Replays | undefined> {
  const { failure } = trial;
  if (!failure) return undefined;
  const { subject } = bench;
  const started = await bench.start();
  const signature = failureSignature(failure.error);
  const all = deviationsOf(failure.decisions);
  const { deviations, runs } = await shrink(all, async (some) => {
    const { outcome, error, schedule } = await started.run(new ReplayedOrder(some));
    return {
      isSame: outcome === 'failed' && failureSignature(error) === signature,
      deviations: deviationsOf(schedule?.decisions ?? []),
    };
  });
  const token = formatToken({ of: tokenOwner(subject.name), deviations });
  let same = 0;
  for (let replay = 0; replay < replays; replay++) {
    const order = new ReplayedOrder(parseToken(token).deviations);
    const { outcome, error } = await started.run(order);
    if (outcome === 'failed' && order.missed.length === 0 && failureSignature(error) === signature) same += 1;
  }
  return {
    subject: subject.name,
    trial: trial.trial,
    found: all.length,
    minimal: deviations.length,
    reruns: runs,
    token,
    replays,
    same,
  };
}
