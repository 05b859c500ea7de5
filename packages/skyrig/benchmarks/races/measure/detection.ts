import type { RaceKind } from '../../../src/lab/races/race-warning.ts';
import { watchRaces } from '../../../src/lab/races/race-watch.ts';
import { NaturalOrder } from '../../../src/lab/strategies/natural-order.ts';
import { RandomWalk } from '../../../src/lab/strategies/random-walk.ts';
import type { SubjectBench } from './subject-bench.ts';

/** What the detector said of one run; of runs that failed it is not asked. */
export interface Detection {
  readonly subject: string;
  /** 0 is the natural order, others seed a random walk. */
  readonly seed: number;
  readonly isPassed: boolean;
  /** Kinds of the warnings, one for each. */
  readonly warnings: readonly RaceKind[];
  /** How many of them another order proved. */
  readonly confirmed: number;
}

/** Looks for races in passing runs, of the natural order and of random walks, as a test's fixture does. */
export async function detect(bench: SubjectBench, walks: number): Promise<readonly Detection[]> {
  const { cloud } = bench.bench;
  const { name } = bench.subject;
  const started = await bench.start();
  const start = cloud.snapshot();
  const detections: Detection[] = [];
  for (let seed = 0; seed <= walks; seed++) {
    const { outcome } = await started.run(seed === 0 ? new NaturalOrder() : new RandomWalk(seed));
    const isPassed = outcome === 'passed';
    cloud.control(undefined);
    const findings = isPassed
      ? await watchRaces({ bench: bench.bench, records: started.records(), start, allowed: [], name })
      : [];
    detections.push({
      subject: name,
      seed,
      isPassed,
      warnings: findings.map(({ warning }) => warning.kind),
      confirmed: findings.filter(({ proof }) => proof !== undefined).length,
    });
  }
  return detections;
}
