/** What a count is multiplied by for each run that passes, so that it is worth half after `halfLife` runs. */
export function forgettingFactor(halfLife: number): number {
  return 2 ** (-1 / halfLife);
}

/** A count that fades: what happened long ago says less about today. */
export class FadingCount {
  readonly #factor: number;
  #value = 0;

  constructor(factor: number) {
    this.#factor = factor;
  }

  get value(): number {
    return this.#value;
  }

  /** One run later. */
  age(): void {
    this.#value *= this.#factor;
  }

  add(amount: number): void {
    this.#value += amount;
  }

  /** Takes everything out and answers how much it was. */
  take(): number {
    const taken = this.#value;
    this.#value = 0;
    return taken;
  }
}
