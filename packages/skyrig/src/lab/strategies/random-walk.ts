import type { Choice, OrderStrategy } from './choice.ts';
import { RandomSource } from './random-source.ts';

/** Every enabled step is as likely as any other. */
export class RandomWalk implements OrderStrategy {
  readonly name = 'random';
  readonly #seed: number | string;
  #random: RandomSource;

  constructor(seed: number | string) {
    this.#seed = seed;
    this.#random = new RandomSource(seed);
  }

  begin(run: number): void {
    this.#random = new RandomSource(`${String(this.#seed)} random ${String(run)}`);
  }

  pick(choices: readonly Choice[]): Choice {
    return this.#random.weighted(choices, () => 1);
  }
}
