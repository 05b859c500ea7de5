import type { Step, Strategy } from '@skyrig/cloud';
import { StepLabels } from '../history/step-label.ts';
import { DefaultOrder } from '../strategies/default-order.ts';
import { actorOf, type Choice, type OrderStrategy } from '../strategies/choice.ts';
import type { Knowledge } from '../strategies/knowledge.ts';

/** One step of a run, and what else it could have been. */
export interface Decision {
  readonly chosen: Choice;
  /** What the default order would have chosen. */
  readonly usual: Choice;
  /** How many steps were enabled. */
  readonly enabled: number;
}

/** Stands between the gate and a strategy for one run: names steps, keeps the decisions, and stops a run that never ends. */
export class Controller implements Strategy {
  readonly name: string;
  readonly decisions: Decision[] = [];
  readonly #strategy: OrderStrategy;
  readonly #knowledge: Knowledge | undefined;
  readonly #maxSteps: number;
  readonly #onLimit: () => void;
  readonly #labels = new StepLabels();
  readonly #usual = new DefaultOrder();

  constructor(options: {
    readonly strategy: OrderStrategy;
    readonly knowledge?: Knowledge;
    /** @defaultValue no limit */
    readonly maxSteps?: number;
    /** Called when the run has had as many steps as it may and wants more; it rewinds the cloud. */
    readonly onLimit?: () => void;
  }) {
    this.#strategy = options.strategy;
    this.#knowledge = options.knowledge;
    this.#maxSteps = options.maxSteps ?? Number.POSITIVE_INFINITY;
    this.#onLimit = options.onLimit ?? (() => undefined);
    this.name = options.strategy.name;
  }

  /** Decisions between at least two. */
  get choices(): number {
    return this.decisions.reduce((count, { enabled }) => count + (enabled > 1 ? 1 : 0), 0);
  }

  pick(enabled: readonly Step[]): Step | undefined {
    if (this.decisions.length >= this.#maxSteps) {
      this.#onLimit();
      return undefined;
    }
    const choices = enabled
      .map((step): Choice => {
        const label = this.#labels.next(step);
        return { step, label, actor: actorOf(step), accesses: this.#knowledge?.accessesOf(label) };
      })
      .sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
    const usual = this.#usual.preferred(choices);
    const chosen = choices.length === 1 ? usual : this.#strategy.pick(choices);
    this.#labels.done(chosen.step);
    this.#usual.went(chosen);
    this.#strategy.went?.(chosen);
    this.decisions.push({ chosen, usual, enabled: choices.length });
    return chosen.step;
  }
}
