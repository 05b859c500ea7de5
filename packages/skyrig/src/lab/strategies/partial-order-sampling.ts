import { anyConflict } from '../history/conflicts.ts';
import type { Choice, OrderStrategy } from './choice.ts';
import type { Knowledge } from './knowledge.ts';
import { RandomSource } from './random-source.ts';

/**
 * Gives each step a random priority, and a new one when a step that it conflicts with has gone, so that conflicting steps
 * come in every order about as often. Steps that no other actor has anything to do with go first. After POS of Yuan et al.,
 * "Partial Order Aware Concurrency Sampling", CAV 2018.
 */
export class PartialOrderSampling implements OrderStrategy {
  readonly name = 'pos';
  readonly #seed: number | string;
  readonly #knowledge: Knowledge;
  #random: RandomSource;
  #priorities = new Map<string, number>();

  constructor(seed: number | string, knowledge: Knowledge) {
    this.#seed = seed;
    this.#knowledge = knowledge;
    this.#random = new RandomSource(seed);
  }

  begin(run: number): void {
    this.#random = new RandomSource(`${String(this.#seed)} pos ${String(run)}`);
    this.#priorities = new Map();
  }

  pick(choices: readonly Choice[]): Choice {
    const free = choices.find((choice) => this.#knowledge.isPrivate(choice));
    if (free) return free;
    const chosen = choices.reduce((best, choice) =>
      this.#priorityOf(choice) < this.#priorityOf(best) ? choice : best,
    );
    for (const other of choices)
      if (other !== chosen && mayConflict(chosen, other)) this.#priorities.delete(other.label);
    return chosen;
  }

  #priorityOf({ label }: Choice): number {
    const priority = this.#priorities.get(label) ?? this.#random.next();
    this.#priorities.set(label, priority);
    return priority;
  }
}

/** What was never met may conflict with anything. */
function mayConflict(a: Choice, b: Choice): boolean {
  return a.accesses === undefined || b.accesses === undefined || anyConflict(a.accesses, b.accesses);
}
