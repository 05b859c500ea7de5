import { fingerprint } from '@skyrig/cloud';
import { dependenciesOf } from '../../../src/lab/history/dependencies.ts';
import type { RunEvent, RunHistory } from '../../../src/lab/history/run-history.ts';
import { ScriptedOrder } from '../../../src/lab/strategies/scripted-order.ts';

interface Script {
  readonly order: ScriptedOrder;
  readonly score: number;
  /** Names of the script's steps with what they depend on, the last included. */
  readonly names: readonly string[];
}

/** Which parts of the strategy there are. */
export interface DirectedParts {
  /** What is likeliest to lose an update comes first. */
  readonly isScored: boolean;
  /** Neither classes nor scripts that were met before are taken again. */
  readonly skipsKnown: boolean;
}

/**
 * The lab's `RaceDirected` with parts that can be left out. With all of them it tries the same orders, which a test sees to;
 * it stands here so that what users run has no switches that only a benchmark needs.
 */
export class AblatedDirected {
  readonly #parts: DirectedParts;
  readonly #classes = new Set<string>();
  readonly #scripts = new Set<string>();
  readonly #runs: ReadonlySet<string>[] = [];
  #queue: Script[] = [];

  constructor(parts: DirectedParts) {
    this.#parts = parts;
  }

  /** Takes in a run. */
  learn(history: RunHistory): void {
    const { nameOf, reversals } = dependenciesOf(history);
    const names = new Set(history.events.map(nameOf));
    if (this.#isKnown(this.#classes, [...names])) return;
    this.#runs.push(names);
    for (const { earlier, later, before, name } of reversals) {
      const beginning = before.map(nameOf);
      if (this.#isKnown(this.#scripts, beginning, name)) continue;
      const labels = [...before, later].map(({ label }) => label);
      const score = this.#parts.isScored ? scoreOf(history, [earlier, later]) : 0;
      this.#queue.push({ order: new ScriptedOrder(labels, earlier.label), score, names: [...beginning, name] });
    }
  }

  /** The next order to try: of the best score, the one that was found last. */
  next(): ScriptedOrder | undefined {
    if (this.#parts.skipsKnown) {
      this.#queue = this.#queue.filter(({ names }) => !this.#runs.some((run) => names.every((name) => run.has(name))));
    }
    const best = Math.min(...this.#queue.map(({ score }) => score));
    const [script] = this.#queue.splice(
      this.#queue.findLastIndex(({ score }) => score === best),
      1,
    );
    return script?.order;
  }

  /** Whether a set of names was met, the last of them in this place; now it was. */
  #isKnown(known: Set<string>, names: readonly string[], last = ''): boolean {
    const id = fingerprint([...names.toSorted(), last].join('\n'));
    const isKnown = this.#parts.skipsKnown && known.has(id);
    known.add(id);
    return isKnown;
  }
}

/** 0 where one side reads what it writes later, or writes what it read; 1 for a read and a write, 2 for two writes. */
function scoreOf({ events }: RunHistory, pair: readonly RunEvent[]): number {
  const isModifying = pair.some((event) =>
    event.record.accesses.some(({ resource, key, kind }) =>
      events
        .filter((other) => other !== event && other.actor === event.actor)
        .flatMap(({ record }) => record.accesses)
        .some((access) => access.resource === resource && access.key === key && access.kind !== kind),
    ),
  );
  if (isModifying) return 0;
  return pair.some(({ record }) => record.accesses.some(({ kind }) => kind === 'read')) ? 1 : 2;
}
