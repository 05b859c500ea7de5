import { NaturalOrder } from '../../../src/lab/strategies/natural-order.ts';
import type { SubjectBench } from './subject-bench.ts';

/** What control costs: the same subject run live and in the natural order, by turns. */
export interface Overhead {
  readonly subject: string;
  /** Of each pair. */
  readonly liveMs: readonly number[];
  readonly controlledMs: readonly number[];
}

export async function measureOverhead(bench: SubjectBench, pairs: number): Promise<Overhead> {
  const started = await bench.start();
  const time = async (order: NaturalOrder | undefined): Promise<number> => {
    const begin = performance.now();
    await started.run(order);
    return performance.now() - begin;
  };
  for (let warmUp = 0; warmUp < 3; warmUp++) await time(warmUp % 2 === 0 ? undefined : new NaturalOrder());
  const liveMs: number[] = [];
  const controlledMs: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    // Who comes first changes, so that neither has the warmer caches always.
    if (pair % 2 === 0) liveMs.push(await time(undefined));
    controlledMs.push(await time(new NaturalOrder()));
    if (pair % 2 === 1) liveMs.push(await time(undefined));
  }
  return { subject: bench.subject.name, liveMs, controlledMs };
}
