import type { Access } from '@skyrig/cloud';
import type { RunHistory } from '../history/run-history.ts';

/** What earlier runs of an exploration have shown. */
export class Knowledge {
  readonly #accesses = new Map<string, readonly Access[]>();
  readonly #requests = new Map<string, number>();
  #decisions = 0;

  learn(history: RunHistory, decisions: number): void {
    this.#decisions = Math.max(this.#decisions, decisions);
    const counts = new Map<string, { readonly name: string; count: number }>();
    for (const { label, actor, record } of history.events) {
      this.#accesses.set(label, record.accesses);
      if (record.actor.kind === 'service') continue;
      const counted = counts.get(actor) ?? { name: record.actor.name, count: 0 };
      counted.count += 1;
      counts.set(actor, counted);
    }
    for (const { name, count } of counts.values())
      this.#requests.set(name, Math.max(this.#requests.get(name) ?? 0, count));
  }

  /** What the step of a label touched. */
  accessesOf(label: string): readonly Access[] | undefined {
    return this.#accesses.get(label);
  }

  /** How many steps an invocation of a function, or the test, makes; 2 for one that was never met. */
  stepsOf(actorName: string): number {
    return this.#requests.get(actorName) ?? 2;
  }

  /** The most decisions between at least two that a run had. */
  get decisions(): number {
    return this.#decisions;
  }
}
