import type { Distribution } from './measure.ts';

export type Unit = 'µs' | 'ms' | 'MB' | 'bytes' | '/s';

/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly unit: Unit;
  readonly ours: Distribution;
  /** From the design, in the same unit: at most this, or at least this where the unit is `/s`. */
  readonly budget?: number;
  /** Measured in turns with ours. */
  readonly peers?: Readonly<Record<string, Distribution>>;
  readonly note?: string;
}

export interface Settings {
  /** Fewer repetitions and smaller sizes: for a look, not for figures to quote. */
  readonly quick: boolean;
}

/** Something measured in a process of its own. */
export interface Benchmark {
  readonly name: string;
  readonly summary: string;
  run(settings: Settings): Promise<readonly Row[]>;
}
