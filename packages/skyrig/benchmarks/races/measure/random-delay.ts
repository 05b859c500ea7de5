import type { Choice, OrderStrategy } from '../../../src/lab/strategies/choice.ts';
import { RandomSource } from '../../../src/lab/strategies/random-source.ts';

/** How often a step is held back, and for how many others at most. */
export interface DelaySettings {
  readonly name: string;
  readonly share: number;
  readonly maxSteps: number;
}

/** One step in twenty for up to fifty: Coyote's fuzzing (https://microsoft.github.io/coyote, systematic fuzzing), a step for a millisecond. */
export const RARE_DELAYS: DelaySettings = { name: 'delay', share: 0.05, maxSteps: 50 };

/**
 * Every other step, for up to five hundred: NACD (Endo and Møller, "Event Race Detection for Node.js Using Delay Injections",
 * ECOOP 2025) tosses a coin at every asynchronous operation and waits for up to 500 ms. Source: github.com/andreendo/nacd,
 * lib/mode/plain2/delayinjector.js, as of November 2026; a step for a millisecond.
 */
export const FREQUENT_DELAYS: DelaySettings = { name: 'nacd', share: 0.5, maxSteps: 500 };

/** The order of arrival, in which now and then a step is held back while others go: what injected sleeps do, without their time. */
export class RandomDelay implements OrderStrategy {
  readonly name: string;
  readonly #seed: number | string;
  readonly #settings: DelaySettings;
  #random: RandomSource;
  /** When each step may go, in steps that went before. */
  #due = new Map<string, number>();
  #now = 0;

  constructor(seed: number | string, settings: DelaySettings) {
    this.name = settings.name;
    this.#seed = seed;
    this.#settings = settings;
    this.#random = new RandomSource(seed);
  }

  begin(run: number): void {
    this.#random = new RandomSource(`${String(this.#seed)} ${this.name} ${String(run)}`);
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
    const { share, maxSteps } = this.#settings;
    return this.#random.next() < share ? 1 + this.#random.integer(maxSteps) : 0;
  }
}
