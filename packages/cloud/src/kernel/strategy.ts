import { advanceState, outputOf, seedState, type RandomState } from './random.ts';
import type { Step } from './step.ts';

/** Decides which of the enabled steps goes next. */
export interface Strategy {
  readonly name: string;
  /** Chooses one; they come sorted by identity. Undefined: none of them, since the cloud has been rewound. */
  pick(enabled: readonly Step[]): Step | undefined;
}

/** Every enabled step is as likely as any other; the seed decides. */
export function randomWalk(seed: number | string): Strategy {
  let state: RandomState = seedState(seed);
  return {
    name: `random walk, seed ${seed}`,
    pick: (enabled) => {
      const position = outputOf(state) % enabled.length;
      state = advanceState(state);
      const step = enabled[position];
      if (!step) throw new Error('A strategy is asked only when something is enabled');
      return step;
    },
  };
}
