import type { Bench } from '../../explore/schedule-runner.ts';

/** A bench for bodies that may use the lab themselves. */
export interface MutationBench extends Bench {
  /** While it runs, what searches the lab (`cloud.explore` and its like) runs its body once, as it is. */
  withoutSearches<T>(run: () => Promise<T>): Promise<T>;
}
