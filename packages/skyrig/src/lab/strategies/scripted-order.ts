import type { Choice, OrderStrategy } from './choice.ts';
import { DefaultOrder } from './default-order.ts';

/**
 * Follows a list of labels. What is not enabled yet is waited for; where nothing of the list is enabled, the default order
 * decides, but lets `last` go only when nothing else can, until the list has been followed to its end.
 */
export class ScriptedOrder implements OrderStrategy {
  readonly name = 'directed';
  readonly #script: readonly string[];
  readonly #last: string | undefined;
  readonly #rest = new DefaultOrder();
  #waiting: string[] = [];

  constructor(script: readonly string[], last?: string) {
    this.#script = script;
    this.#last = last;
  }

  begin(): void {
    this.#waiting = [...this.#script];
    this.#rest.begin();
  }

  /** Whether the whole list was followed. */
  get isFollowed(): boolean {
    return this.#waiting.length === 0;
  }

  pick(choices: readonly Choice[]): Choice {
    const enabled = new Map(choices.map((choice) => [choice.label, choice]));
    const next = this.#waiting.find((label) => enabled.has(label));
    const scripted = next === undefined ? undefined : enabled.get(next);
    if (scripted) return scripted;
    const others = this.isFollowed ? choices : choices.filter(({ label }) => label !== this.#last);
    return this.#rest.preferred(others.length > 0 ? others : choices);
  }

  went(choice: Choice): void {
    const position = this.#waiting.indexOf(choice.label);
    if (position !== -1) this.#waiting.splice(position, 1);
    this.#rest.went(choice);
  }
}
