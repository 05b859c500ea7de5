import type { Choice, OrderStrategy } from '../strategies/choice.ts';
import { DefaultOrder } from '../strategies/default-order.ts';
import type { Deviation } from './deviations.ts';

/**
 * The default order with deviations from it. They are matched by the labels of their steps and not by position, so that a
 * schedule survives changes to the code that leave those steps as they are.
 */
export class ReplayedOrder implements OrderStrategy {
  readonly name = 'replay';
  readonly #deviations: readonly Deviation[];
  readonly #usual = new DefaultOrder();
  #left: Deviation[] = [];

  constructor(deviations: readonly Deviation[]) {
    this.#deviations = deviations;
  }

  /** Deviations that have not come about, in their order. */
  get missed(): readonly Deviation[] {
    return this.#left;
  }

  begin(): void {
    this.#left = [...this.#deviations];
    this.#usual.begin();
  }

  pick(choices: readonly Choice[]): Choice {
    const usual = this.#usual.preferred(choices);
    const position = this.#left.findIndex(
      (deviation) => deviation.usual === usual.label && choices.some(({ label }) => label === deviation.chosen),
    );
    const deviation = this.#left[position];
    if (!deviation) return usual;
    this.#left.splice(position, 1);
    return choices.find(({ label }) => label === deviation.chosen) ?? usual;
  }

  went(choice: Choice): void {
    this.#usual.went(choice);
  }
}
