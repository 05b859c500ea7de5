import { fingerprint } from '@skyrig/cloud';
import { type Dependencies, dependenciesOf } from '../history/dependencies.ts';
import type { RunEvent, RunHistory } from '../history/run-history.ts';
import { ScriptedOrder } from './scripted-order.ts';

interface Script {
  readonly labels: readonly string[];
  /** The step that is to come after the one the script ends with. */
  readonly reversed: string;
  readonly score: number;
  /** Names of the script's steps with what they depend on; the last is new to the run that the script was made of. */
  readonly names: readonly string[];
  readonly last: string;
}

/**
 * Looks for pairs of unordered, conflicting steps in every run that showed something new, and makes an order for each in
 * which the second comes first, unless a run began like that already. What is likeliest to lose an update is tried first, and
 * of that the race that was seen last: its order has most in common with what was run. When nothing is left, every class of
 * orders that differ in a conflict has been run. (Each race is reversed in the run that it was seen in, as in Abdulla and
 * others, "Optimal Dynamic Partial Order Reduction", POPL 2014; a class may be run twice where a reversed step touches other
 * things than it did, e.g. when its condition no longer holds.)
 */
export class RaceDirected {
  #queue: Script[] = [];
  readonly #classes = new Set<string>();
  readonly #scripts = new Set<string>();
  /** Names of the steps of each class. */
  readonly #runs: ReadonlySet<string>[] = [];

  get isExhausted(): boolean {
    this.#queue = this.#queue.filter((script) => !this.#isCovered(script));
    return this.#queue.length === 0;
  }

  /** Takes in a run. Answers whether its class is new. */
  learn(history: RunHistory, dependencies: Dependencies = dependenciesOf(history)): boolean {
    const { className, nameOf, reversals } = dependencies;
    if (this.#classes.has(className)) return false;
    this.#classes.add(className);
    this.#runs.push(new Set(history.events.map(nameOf)));
    for (const { earlier, later, before, name } of reversals) {
      const beginning = before.map(nameOf);
      const id = fingerprint([...beginning.toSorted(), name].join('\n'));
      if (this.#scripts.has(id)) continue;
      this.#scripts.add(id);
      this.#queue.push({
        labels: [...before, later].map(({ label }) => label),
        reversed: earlier.label,
        score: scoreOf(history, earlier, later),
        names: beginning,
        last: name,
      });
    }
    return true;
  }

  /** The next order to try. */
  next(): ScriptedOrder | undefined {
    if (this.isExhausted) return undefined;
    const scores = this.#queue.map(({ score }) => score);
    const [script] = this.#queue.splice(scores.lastIndexOf(Math.min(...scores)), 1);
    return script && new ScriptedOrder(script.labels, script.reversed);
  }

  /** Whether a run began with the steps of a script, in an order of the same class. */
  #isCovered({ names, last }: Script): boolean {
    return this.#runs.some((run) => run.has(last) && names.every((name) => run.has(name)));
  }
}

/** 0 where one side reads what it writes later, 1 for a read and a write, 2 for two writes. */
function scoreOf(history: RunHistory, first: RunEvent, second: RunEvent): number {
  const pair = [first, second];
  const isModifying = pair.some((event) =>
    event.record.accesses.some((access) =>
      history.events.some(
        (other) =>
          other !== event &&
          other.actor === event.actor &&
          other.record.accesses.some(
            ({ resource, key, kind }) => resource === access.resource && key === access.key && kind !== access.kind,
          ),
      ),
    ),
  );
  if (isModifying) return 0;
  const reads = pair.some(({ record }) => record.accesses.some(({ kind }) => kind === 'read'));
  return reads ? 1 : 2;
}
