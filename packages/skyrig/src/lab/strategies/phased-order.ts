import type { Choice, OrderStrategy } from './choice.ts';
import { DefaultOrder } from './default-order.ts';

/** A time in which one invocation goes on alone. */
export interface Phase {
  /** Identity of the invocation. */
  readonly of: string;
  /** Label of the step after which the next phase begins; else, and at the latest, it begins when the invocation has ended. */
  readonly until?: string;
}

/**
 * Lets chosen invocations go on one at a time: the one whose phase it is, before all others; one whose phase is still to come,
 * only when nothing else can. After the last phase, and among the others, the default order decides.
 */
export class PhasedOrder implements OrderStrategy {
  readonly name = 'in phases';
  readonly #phases: readonly Phase[];
  readonly #rest = new DefaultOrder();
  #left: readonly Phase[] = [];

  constructor(phases: readonly Phase[]) {
    this.#phases = phases;
  }

  begin(): void {
    this.#left = this.#phases;
    this.#rest.begin();
  }

  pick(choices: readonly Choice[]): Choice {
    const [now, ...later] = this.#left;
    const own = now ? choices.filter((choice) => isOf(choice, now)) : [];
    if (own.length > 0) return this.#rest.preferred(own);
    const free = choices.filter((choice) => !later.some((phase) => isOf(choice, phase)));
    if (free.length > 0) return this.#rest.preferred(free);
    const next = later.find((phase) => choices.some((choice) => isOf(choice, phase)));
    return this.#rest.preferred(next ? choices.filter((choice) => isOf(choice, next)) : choices);
  }

  went(choice: Choice): void {
    this.#rest.went(choice);
    const [now, ...later] = this.#left;
    if (choice.step.kind === 'completion') this.#left = this.#left.filter((phase) => !isOf(choice, phase));
    else if (now && isOf(choice, now) && choice.label === now.until) this.#left = later;
  }
}

function isOf({ step: { actor } }: Choice, { of }: Phase): boolean {
  return actor.kind === 'invocation' && actor.identity === of;
}
