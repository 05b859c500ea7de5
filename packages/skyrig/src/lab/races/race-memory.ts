/** A suspicion is looked into in this many tests: further ones like it would show the same. */
const MAX_TRIES = 2;

/** So many steps may be run again to look into suspicions. */
const MAX_STEPS = 1000;

/**
 * What was told and looked into before, so that the tests of a file tell of a race once, and looking into suspicions does not
 * take longer than the tests.
 */
export class RaceMemory {
  readonly #told = new Set<string>();
  readonly #tries = new Map<string, number>();
  #steps = MAX_STEPS;

  isTold(name: string): boolean {
    return this.#told.has(name);
  }

  tell(name: string): void {
    this.#told.add(name);
  }

  /** Whether a suspicion is still to be looked into; counts that it is. */
  tries(name: string): boolean {
    const tries = this.#tries.get(name) ?? 0;
    if (this.#told.has(name) || tries >= MAX_TRIES) return false;
    this.#tries.set(name, tries + 1);
    return true;
  }

  /** Whether so many steps may still be run again. */
  affords(steps: number): boolean {
    return steps <= this.#steps;
  }

  /** As `affords`; counts them if so. */
  spend(steps: number): boolean {
    if (!this.affords(steps)) return false;
    this.#steps -= steps;
    return true;
  }
}
