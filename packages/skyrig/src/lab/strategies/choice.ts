import type { Access, Step } from '@skyrig/cloud';

/** A step that could go next. */
export interface Choice {
  readonly step: Step;
  /** The same in every schedule. */
  readonly label: string;
  /** Who goes on when it is chosen: an invocation, the test, or the occurrence itself, which belongs to nobody. */
  readonly actor: string;
  /** What it will touch, as earlier runs showed; undefined when none has met it. */
  readonly accesses: readonly Access[] | undefined;
}

/** Finds orders. `begin` is called before every run. */
export interface OrderStrategy {
  readonly name: string;
  begin(run: number): void;
  /** Chooses one of at least two; they come sorted by label. */
  pick(choices: readonly Choice[]): Choice;
  /** A step goes, whether there was a choice or not. */
  went?(choice: Choice): void;
}

/** Names whoever a step belongs to. */
export function actorOf(step: Pick<Step, 'actor' | 'identity'>): string {
  return step.actor.kind === 'service' ? step.identity : step.actor.id;
}
