import { exclusiveFunctions } from '../../../src/lab/races/exclusive-functions.ts';
import { findRaces } from '../../../src/lab/races/find-races.ts';
import type { RaceKind } from '../../../src/lab/races/race-warning.ts';
import { watchRaces } from '../../../src/lab/races/race-watch.ts';
import { NaturalOrder } from '../../../src/lab/strategies/natural-order.ts';
import { RandomWalk } from '../../../src/lab/strategies/random-walk.ts';
import type { SubjectBench } from './subject-bench.ts';

/** What the detector said of one run. */
export interface Detection {
  readonly subject: string;
  /** 0 is the natural order, others seed a random walk. */
  readonly seed: number;
  readonly isPassed: boolean;
  /** Kinds of the warnings, one for each. */
  readonly warnings: readonly RaceKind[];
  /** Warnings that another order proved; undefined: not tried. */
  readonly confirmed: number | undefined;
}

/** Looks for races in a run of the natural order and in random walks, and confirms those of the first passing runs. */
export async function detect(bench: SubjectBench, walks: number, confirmations: number): Promise<readonly Detection[]> {
  const { cloud } = bench.bench;
  const started = await bench.start();
  const start = cloud.snapshot();
  const detections: Detection[] = [];
  let left = confirmations;
  for (let seed = 0; seed <= walks; seed++) {
    const { outcome } = await started.run(seed === 0 ? new NaturalOrder() : new RandomWalk(seed));
    const records = started.records();
    const races = findRaces(records, { exclusive: await exclusiveFunctions(cloud, records) });
    const isPassed = outcome === 'passed';
    let confirmed: number | undefined;
    if (isPassed && races.length > 0 && left > 0) {
      left -= 1;
      cloud.control(undefined);
      const findings = await watchRaces({ bench: bench.bench, records, start, allowed: [], name: bench.subject.name });
      confirmed = findings.filter(({ proof }) => proof !== undefined).length;
    }
    const warnings = races.map(({ kind }) => kind);
    detections.push({ subject: bench.subject.name, seed, isPassed, warnings, confirmed });
  }
  return detections;
}
