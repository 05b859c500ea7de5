import type { Choice, OrderStrategy } from './choice.ts';

/** Goes on with whoever went last, else with the first by label: an order without any needless change of actors. */
export class DefaultOrder implements OrderStrategy {
  readonly name = 'sequential';
  #last: string | undefined;

  begin(): void {
    this.#last = undefined;
  }

  /** The choice of this order, given who went last. */
  preferred(choices: readonly Choice[]): Choice {
    const found = choices.find(({ actor }) => actor === this.#last) ?? choices[0];
    if (!found) throw new Error('A strategy is asked only when something is enabled');
    return found;
  }

  pick(choices: readonly Choice[]): Choice {
    return this.preferred(choices);
  }

  went(choice: Choice): void {
    this.#last = choice.actor;
  }
}
