/** Where a generator stands: four unsigned 32-bit words, a plain value so that snapshots carry it. */
export type RandomState = readonly [number, number, number, number];

/** Seeded random numbers (sfc32, Chris Doty-Humphrey's PractRand generator); not for secrets. */
export interface Random {
  /** A float in [0, 1). */
  next(): number;
  /** An integer in [0, bound). */
  integer(bound: number): number;
}

/** The state for a seed; seeds that differ give unrelated sequences. */
export function seedState(seed: number | string): RandomState {
  let hash = 0x811c9dc5;
  for (const char of String(seed)) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  let state: RandomState = [hash, hash ^ 0x9e3779b9, hash ^ 0x243f6a88, 1];
  for (let round = 0; round < 12; round++) state = advanceState(state);
  return state;
}

/** One step of sfc32; the new state's first word is the output's source. */
export function advanceState(state: RandomState): RandomState {
  const [a, b, c, counter] = state;
  const sum = (((a + b) | 0) + counter) | 0;
  const rotated = (c << 21) | (c >>> 11);
  return [(b ^ (b >>> 9)) >>> 0, (c + (c << 3)) >>> 0, (rotated + sum) >>> 0, (counter + 1) >>> 0];
}

/** The 32-bit output that belongs to the step leaving `state`. */
export function outputOf(state: RandomState): number {
  const [a, b, , counter] = state;
  return ((((a + b) | 0) + counter) | 0) >>> 0;
}

/** A generator that reads and writes its state through a holder, e.g. a cell of the world. */
export function createRandom(holder: { random: RandomState }): Random {
  const next = (): number => {
    const output = outputOf(holder.random);
    holder.random = advanceState(holder.random);
    return output / 4294967296;
  };
  return { next, integer: (bound) => Math.floor(next() * bound) };
}
