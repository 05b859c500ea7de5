import type { Choice, OrderStrategy } from './choice.ts';
import type { Knowledge } from './knowledge.ts';
import { RandomSource } from './random-source.ts';

/**
 * Runs the actor of the highest random priority; at `depth - 1` random moments the one that runs drops below all others.
 * After PCT of Burckhardt et al., "A Randomized Scheduler with Probabilistic Guarantees of Finding Bugs", ASPLOS 2010.
 */
export class ProbabilisticConcurrencyTesting implements OrderStrategy {
  readonly name = 'pct';
  readonly #seed: number | string;
  readonly #depth: number;
  readonly #knowledge: Knowledge;
  #random: RandomSource;
  #priorities = new Map<string, number>();
  #changes: ReadonlySet<number> = new Set();
  #decisions = 0;
  #lowest = 0;

  constructor(seed: number | string, knowledge: Knowledge, depth = 3) {
    this.#seed = seed;
    this.#depth = depth;
    this.#knowledge = knowledge;
    this.#random = new RandomSource(seed);
  }

  begin(run: number): void {
    this.#random = new RandomSource(`${String(this.#seed)} pct ${String(run)}`);
    this.#priorities = new Map();
    this.#decisions = 0;
    this.#lowest = 0;
    const bound = Math.max(1, this.#knowledge.decisions);
    this.#changes = new Set(Array.from({ length: this.#depth - 1 }, () => 1 + this.#random.integer(bound)));
  }

  pick(choices: readonly Choice[]): Choice {
    this.#decisions += 1;
    if (this.#changes.has(this.#decisions)) {
      this.#lowest -= 1;
      this.#priorities.set(this.#highest(choices).actor, this.#lowest);
    }
    return this.#highest(choices);
  }

  #highest(choices: readonly Choice[]): Choice {
    return choices.reduce((best, choice) => (this.#priorityOf(choice) > this.#priorityOf(best) ? choice : best));
  }

  #priorityOf({ actor }: Choice): number {
    const priority = this.#priorities.get(actor) ?? this.#random.next();
    this.#priorities.set(actor, priority);
    return priority;
  }
}
