import type { Actor } from './actor.ts';

/** What an actor had seen of the cloud when it sent a request. */
interface Seen {
  readonly after?: number;
  readonly settled?: number;
}

const NOTHING: Seen = {};

/**
 * What each actor knows of the others: answers that it was given, and, for the test, that all had settled. What somebody
 * has seen happened before whatever they do next.
 */
export class Acquaintance {
  readonly #answers = new Map<string, number>();
  #settled = 0;

  /** An actor was given an answer. */
  answered(actor: Actor, seq: number): void {
    this.#answers.set(actor.id, seq);
  }

  /** The test knows that all up to a step is over. */
  settled(seq: number): void {
    this.#settled = seq;
  }

  of(actor: Actor): Seen {
    const after = this.#answers.get(actor.id);
    const settled = (actor.kind === 'test' || actor.kind === 'client') && this.#settled > 0 ? this.#settled : undefined;
    if (after === undefined && settled === undefined) return NOTHING;
    return { ...(after !== undefined && { after }), ...(settled !== undefined && { settled }) };
  }

  /** An actor will not act any more. */
  drop(actorId: string): void {
    this.#answers.delete(actorId);
  }

  /** The world was rewound: all before is over for everyone. */
  forget(seq: number): void {
    this.#answers.clear();
    this.#settled = seq;
  }
}
