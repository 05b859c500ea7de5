import type { Choice, OrderStrategy } from './choice.ts';

/** The order of arrival: concurrent actors go in lock-step, as they do where nothing controls them. */
export class NaturalOrder implements OrderStrategy {
  readonly name = 'natural';
  #arrivals = new Map<string, number>();

  begin(): void {
    this.#arrivals = new Map();
  }

  pick(choices: readonly Choice[]): Choice {
    for (const { label } of choices) if (!this.#arrivals.has(label)) this.#arrivals.set(label, this.#arrivals.size);
    const arrivalOf = ({ label }: Choice): number => this.#arrivals.get(label) ?? 0;
    return choices.reduce((first, choice) => (arrivalOf(choice) < arrivalOf(first) ? choice : first));
  }
}
