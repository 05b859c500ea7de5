import { describeStep } from '../history/step-label.ts';
import type { Choice, OrderStrategy } from '../strategies/choice.ts';
import { DefaultOrder } from '../strategies/default-order.ts';
import type { Deviation } from './deviations.ts';

/** How a deviation is matched by steps that are only of its kind. */
export interface Likeness {
  /** How many like pairs are passed over before one is taken: the code may have got further steps of that kind. */
  readonly passedOver: number;
  /** Which of several like steps is taken. */
  readonly which: number;
}

/**
 * The default order with deviations from it. They are matched by the labels of their steps and not by position, so that a
 * schedule survives changes to the code that leave those steps as they are. Given a `likeness`, steps of the same kind will
 * do for the next deviation, for schedules whose steps have changed.
 */
export class ReplayedOrder implements OrderStrategy {
  readonly name = 'replay';
  readonly #deviations: readonly Deviation[];
  readonly #likeness: Likeness | undefined;
  readonly #usual = new DefaultOrder();
  #left: Deviation[] = [];
  /** Like pairs that were passed over for the next deviation. */
  #passed = 0;

  constructor(deviations: readonly Deviation[], likeness?: Likeness) {
    this.#deviations = deviations;
    this.#likeness = likeness;
  }

  /** Deviations that have not come about, in their order. */
  get missed(): readonly Deviation[] {
    return this.#left;
  }

  begin(): void {
    this.#left = [...this.#deviations];
    this.#passed = 0;
    this.#usual.begin();
  }

  pick(choices: readonly Choice[]): Choice {
    const usual = this.#usual.preferred(choices);
    for (const [position, deviation] of this.#left.entries()) {
      const chosen = deviation.usual === usual.label && choices.find(({ label }) => label === deviation.chosen);
      if (!chosen) continue;
      this.#left.splice(position, 1);
      return chosen;
    }
    const alike = this.#alike(choices, usual);
    if (!alike) return usual;
    this.#left.shift();
    this.#passed = 0;
    return alike;
  }

  went(choice: Choice): void {
    this.#usual.went(choice);
  }

  #alike(choices: readonly Choice[], usual: Choice): Choice | undefined {
    const [next] = this.#left;
    if (this.#likeness === undefined || !next || describeStep(usual.step) !== next.usualKind) return undefined;
    const others = choices.filter(({ actor }) => actor !== usual.actor);
    const same = others.filter(({ step }) => describeStep(step) === next.chosenKind);
    // Whoever was to go has something else to do before that by now: once it goes, the default order goes on with it.
    const isItsActor = ({ step }: Choice): boolean => next.chosenKind.startsWith(`${step.actor.name}: `);
    const alike = same.length > 0 ? same : others.filter(isItsActor);
    if (alike.length === 0) return undefined;
    if (this.#passed < this.#likeness.passedOver) {
      this.#passed += 1;
      return undefined;
    }
    return alike[this.#likeness.which % alike.length];
  }
}
