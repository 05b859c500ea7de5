import { openBench, type SubjectBench } from './subject-bench.ts';
import { burnProcessors } from './burn-processors.ts';
import { isPlain, isSeedless, type Contender } from './contestants.ts';
import { firstFailure, type Trial, type TrialLimits } from './first-failure.ts';

export interface TrialsPlan extends TrialLimits {
  readonly trials: number;
  /** Trials of plain runs after which, when none has found the bug, the others are left out; 0: never. */
  readonly plainTrials: number;
}

/** How much longer than its trials the load may last, should nobody end it. */
const LOAD_SLACK = 1.5;

/**
 * All trials of one contender on one subject. A contender without a seed is tried twice, and when both trials went the same
 * way, as they have to, one of them stands for all.
 */
export async function measureTrials(
  bench: SubjectBench,
  contender: Contender,
  plan: TrialsPlan,
): Promise<readonly Trial[]> {
  if (contender === 'live' || !isPlain(contender)) return inTurn(bench, contender, plan);
  await using threads = await openBench(bench.subject, 'thread');
  // The first run starts the threads, which is none of the bug's time.
  await (await threads.start()).run(undefined);
  if (contender === 'threads') return await inTurn(threads, contender, plan);
  await using _load = await burnProcessors({ maxMs: plan.trials * plan.seconds * 1000 * LOAD_SLACK });
  return await inTurn(threads, contender, plan);
}

async function inTurn(bench: SubjectBench, contender: Contender, plan: TrialsPlan): Promise<readonly Trial[]> {
  const trials: Trial[] = [];
  for (let trial = 1; trial <= plan.trials; trial++) {
    trials.push(await firstFailure(bench, contender, trial, plan));
    const [first, second] = trials;
    if (trial === 2 && isSeedless(contender) && first?.runs === second?.runs && first?.ending === second?.ending) {
      return trials.slice(0, 1);
    }
    const isHopeless = isPlain(contender) && trial === plan.plainTrials;
    if (isHopeless && trials.every(({ ending }) => ending !== 'found')) break;
  }
  return trials;
}
