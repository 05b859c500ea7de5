import type { Choice, OrderStrategy } from '../../../src/lab/strategies/choice.ts';
import { DefaultOrder } from '../../../src/lab/strategies/default-order.ts';

/** Keeps, for each choice of a run, which of the enabled steps was chosen. */
export class IndexRecorder implements OrderStrategy {
  readonly name: string;
  readonly #order: OrderStrategy;
  #indices: number[] = [];

  constructor(order: OrderStrategy) {
    this.name = order.name;
    this.#order = order;
  }

  get indices(): readonly number[] {
    return this.#indices;
  }

  begin(run: number): void {
    this.#indices = [];
    this.#order.begin(run);
  }

  pick(choices: readonly Choice[]): Choice {
    const chosen = this.#order.pick(choices);
    this.#indices.push(choices.indexOf(chosen));
    return chosen;
  }

  went(choice: Choice): void {
    this.#order.went?.(choice);
  }
}

/**
 * Repeats a schedule by position: the n-th choice is that of the same place among what is enabled. So do tools that keep a
 * list of choices. Past the list's end, and where fewer steps are enabled, the default order decides.
 */
export class IndexedOrder implements OrderStrategy {
  readonly name = 'indexed';
  readonly #indices: readonly number[];
  readonly #usual = new DefaultOrder();
  #next = 0;

  constructor(indices: readonly number[]) {
    this.#indices = indices;
  }

  begin(): void {
    this.#next = 0;
    this.#usual.begin();
  }

  pick(choices: readonly Choice[]): Choice {
    const index = this.#indices[this.#next];
    this.#next += 1;
    return (index === undefined ? undefined : choices[index]) ?? this.#usual.preferred(choices);
  }

  went(choice: Choice): void {
    this.#usual.went(choice);
  }
}
