import { createRandom, seedState, type Random } from '@skyrig/cloud';

/** Random numbers of a strategy, from a seed. */
export class RandomSource {
  readonly #random: Random;

  constructor(seed: number | string) {
    this.#random = createRandom({ random: seedState(seed) });
  }

  /** A float in [0, 1). */
  next(): number {
    return this.#random.next();
  }

  /** An integer in [0, bound). */
  integer(bound: number): number {
    return this.#random.integer(bound);
  }

  /** One of a list, each as likely as its weight says. */
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T {
    const weights = items.map(weightOf);
    let left = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    for (const [index, item] of items.entries()) {
      left -= weights[index] ?? 0;
      if (left < 0) return item;
    }
    const last = items.at(-1);
    if (last === undefined) throw new Error('A strategy is asked only when something is enabled');
    return last;
  }
}
