import type { Choice, OrderStrategy } from './choice.ts';
import type { Knowledge } from './knowledge.ts';
import { RandomSource } from './random-source.ts';

/**
 * Chooses an actor by how many steps it has left, so that every interleaving is about as likely as any other, where a plain
 * random walk hardly ever lets a long invocation finish first. After URW of Zhao et al., "Selectively Uniform Concurrency
 * Testing", ASPLOS 2025.
 */
export class UniformRandomWalk implements OrderStrategy {
  readonly name = 'urw';
  readonly #seed: number | string;
  readonly #knowledge: Knowledge;
  #random: RandomSource;
  #done = new Map<string, number>();

  constructor(seed: number | string, knowledge: Knowledge) {
    this.#seed = seed;
    this.#knowledge = knowledge;
    this.#random = new RandomSource(seed);
  }

  begin(run: number): void {
    this.#random = new RandomSource(`${String(this.#seed)} urw ${String(run)}`);
    this.#done = new Map();
  }

  pick(choices: readonly Choice[]): Choice {
    const ofActor = groupByActor(choices);
    const actors = [...ofActor.values()];
    const chosen = this.#random.weighted(actors, ([first]) => (first ? this.#remaining(first) : 0));
    const choice = this.#random.weighted(chosen, () => 1);
    this.#done.set(choice.actor, (this.#done.get(choice.actor) ?? 0) + 1);
    return choice;
  }

  #remaining({ step, actor }: Choice): number {
    const total = step.actor.kind === 'service' ? 1 : this.#knowledge.stepsOf(step.actor.name);
    return Math.max(1, total - (this.#done.get(actor) ?? 0));
  }
}

function groupByActor(choices: readonly Choice[]): Map<string, Choice[]> {
  const groups = new Map<string, Choice[]>();
  for (const choice of choices) {
    const group = groups.get(choice.actor);
    if (group) group.push(choice);
    else groups.set(choice.actor, [choice]);
  }
  return groups;
}
