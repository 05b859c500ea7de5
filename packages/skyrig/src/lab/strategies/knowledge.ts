import type { Access } from '@skyrig/cloud';
import type { RunHistory } from '../history/run-history.ts';
import type { Choice } from './choice.ts';

/** What earlier runs of an exploration have shown. */
export class Knowledge {
  readonly #accesses = new Map<string, readonly Access[]>();
  readonly #requests = new Map<string, number>();
  /** By resource and key; the empty key stands for a whole partition or resource. */
  readonly #touched = new Map<string, Map<string, { readonly actors: Set<string>; isWritten: boolean }>>();
  #decisions = 0;

  learn(history: RunHistory, decisions: number): void {
    this.#decisions = Math.max(this.#decisions, decisions);
    const counts = new Map<string, { readonly name: string; count: number }>();
    for (const { label, actor, record } of history.events) {
      this.#accesses.set(label, record.accesses);
      for (const access of record.accesses) this.#touch(access, record.actor.identity);
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

  /** Whether nobody else has anything to do with a step: starts, ends and answers, and requests for what only one actor touches. */
  isPrivate({ step, accesses }: Choice): boolean {
    if (step.kind !== 'request') return true;
    return accesses?.every((access) => !this.#isShared(access)) === true;
  }

  #isShared({ resource, key }: Access): boolean {
    const touched = this.#touched.get(resource);
    if (!touched) return false;
    // What has no key of its own concerns all of the resource.
    const parts = key === undefined || key.endsWith('=*') ? [...touched.values()] : [touched.get(key), touched.get('')];
    const actors = new Set(parts.flatMap((part) => [...(part?.actors ?? [])]));
    return actors.size > 1 && parts.some((part) => part?.isWritten === true);
  }

  /** How many steps an invocation of a function, or the test, makes; 2 for one that was never met. */
  stepsOf(actorName: string): number {
    return this.#requests.get(actorName) ?? 2;
  }

  /** The most decisions between at least two that a run had. */
  get decisions(): number {
    return this.#decisions;
  }

  #touch({ resource, key, kind }: Access, actor: string): void {
    const keys = this.#touched.get(resource) ?? new Map<string, { readonly actors: Set<string>; isWritten: boolean }>();
    this.#touched.set(resource, keys);
    const name = key === undefined || key.endsWith('=*') ? '' : key;
    const touched = keys.get(name) ?? { actors: new Set<string>(), isWritten: false };
    keys.set(name, touched);
    touched.actors.add(actor);
    touched.isWritten ||= kind === 'write';
  }
}
