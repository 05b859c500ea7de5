import type { Choice, OrderStrategy } from './choice.ts';

/** As the default order, one actor after the other, but the last by label begins: the other serial order. */
export class LastFirstOrder implements OrderStrategy {
  readonly name = 'sequential, last first';
  #last: string | undefined;

  begin(): void {
    this.#last = undefined;
  }

  pick(choices: readonly Choice[]): Choice {
    const found = choices.find(({ actor }) => actor === this.#last) ?? choices.at(-1);
    if (!found) throw new Error('A strategy is asked only when something is enabled');
    return found;
  }

  went({ actor }: Choice): void {
    this.#last = actor;
  }
}
