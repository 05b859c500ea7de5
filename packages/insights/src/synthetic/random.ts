/** A stream of random numbers that a seed determines. */
export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  shuffle<T>(items: readonly T[]): T[];
}

/** Mulberry32, by Tommy Ettinger (public domain): small, fast, and good enough to make up test results. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    shuffle: <T>(items: readonly T[]): T[] => {
      const shuffled: T[] = [];
      for (const [index, item] of items.entries()) {
        const place = below(index + 1);
        const displaced = shuffled[place];
        if (place < index && displaced !== undefined) shuffled.push(displaced);
        shuffled[place] = item;
      }
      return shuffled;
    },
  };
}
