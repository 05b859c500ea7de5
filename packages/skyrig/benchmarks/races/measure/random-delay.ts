import type { Choice, OrderStrategy } from '../../../src/lab/strategies/choice.ts';
import { RandomSource } from '../../../src/lab/strategies/random-source.ts';

const SHARE = 0.05;
const MAX_STEPS = 50;

/**
 * The order of arrival, in which one step in twenty is held back while up to fifty others go: what injected sleeps do. After
 * Coyote's fuzzing (https://microsoft.github.io/coyote, systematic fuzzing), with steps in place of time.
 */
export class RandomDelay implements OrderStrategy {
  readonly name = 'delay';
  readonly #seed: number | string;
  #random: RandomSource;
  /** When each step may go, in steps that went before. */
  #due = new Map<string, number>();
  #now = 0;

  constructor(seed: number | string) {
    this.#seed = seed;
    this.#random = new RandomSource(seed);
  }

  begin(run: number): void {
    this.#random = new RandomSource(`${String(this.#seed)} delay ${String(run)}`);
    this.#due = new Map();
    this.#now = 0;
  }

  pick(choices: readonly Choice[]): Choice {
    for (const { label } of choices) if (!this.#due.has(label)) this.#due.set(label, this.#now + this.#delay());
    const dueOf = ({ label }: Choice): number => this.#due.get(label) ?? 0;
    return choices.reduce((first, choice) => (dueOf(choice) < dueOf(first) ? choice : first));
  }

  went(): void {
    this.#now += 1;
  }

  #delay(): number {
    return this.#random.next() < SHARE ? 1 + this.#random.integer(MAX_STEPS) : 0;
  }
}
