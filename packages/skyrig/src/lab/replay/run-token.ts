import type { Deviation } from './deviations.ts';
import { ReplayedOrder, type Likeness } from './replayed-order.ts';

/** Schedules of like steps that are tried where the steps themselves have changed. */
const LIKENESSES: readonly Likeness[] = [0, 1].flatMap((which) =>
  [0, 1, 2].map((passedOver) => ({ passedOver, which })),
);

/** What became of a schedule that was to be run again. */
export interface TokenRun<R> {
  readonly run: R;
  /** Its changes of order that did not come about. */
  readonly missed: readonly Deviation[];
  /** Whether another schedule than the one asked for failed, with steps of the same kind: the code has changed meanwhile. */
  readonly isNear: boolean;
}

/** Runs a schedule; where its steps are no longer there and it passes, those with like steps, until one fails. */
export async function runToken<R extends { readonly outcome: string }>(
  deviations: readonly Deviation[],
  runIn: (order: ReplayedOrder) => Promise<R>,
): Promise<TokenRun<R>> {
  const exact = new ReplayedOrder(deviations);
  const run = await runIn(exact);
  const { missed } = exact;
  if (run.outcome !== 'passed' || missed.length === 0) return { run, missed, isNear: false };
  for (const likeness of LIKENESSES) {
    const near = await runIn(new ReplayedOrder(deviations, likeness));
    if (near.outcome !== 'passed') return { run: near, missed, isNear: true };
  }
  return { run, missed, isNear: false };
}
