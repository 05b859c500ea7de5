import { isConflict } from '../history/conflicts.ts';
import { dependenciesOf, type Dependencies } from '../history/dependencies.ts';
import { classOf } from '../history/schedule-class.ts';
import type { RunEvent, RunHistory } from '../history/run-history.ts';
import { ScriptedOrder } from './scripted-order.ts';

interface Script {
  readonly labels: readonly string[];
  /** The step that is to come after the one the script ends with. */
  readonly reversed: string;
  readonly score: number;
}

/**
 * Looks for pairs of unordered, conflicting steps in every run that showed something new, and makes an order for each in
 * which the second comes first. What is likeliest to lose an update is tried first. When nothing is left, every class of
 * orders that differ in a conflict has been run.
 */
export class RaceDirected {
  readonly #queue: Script[] = [];
  readonly #classes = new Set<string>();
  readonly #scripts = new Set<string>();

  /** Classes of schedules met so far: those in one differ only in the order of steps that do not touch each other. */
  get classes(): number {
    return this.#classes.size;
  }

  get isExhausted(): boolean {
    return this.#queue.length === 0;
  }

  /** Takes in a run. Answers whether its class is new. */
  learn(history: RunHistory): boolean {
    const found = classOf(history);
    if (this.#classes.has(found)) return false;
    this.#classes.add(found);
    const dependencies = dependenciesOf(history);
    for (const [first, second] of dependencies.races) this.#plan(history, dependencies, first, second);
    this.#queue.sort((a, b) => a.score - b.score);
    return true;
  }

  /** The next order to try. */
  next(): ScriptedOrder | undefined {
    const script = this.#queue.shift();
    return script && new ScriptedOrder(script.labels, script.reversed);
  }

  #plan(history: RunHistory, { isDependent }: Dependencies, first: RunEvent, second: RunEvent): void {
    const between = history.events.slice(first.index + 1, second.index).filter((event) => !isDependent(first, event));
    const labels = [...history.events.slice(0, first.index), ...between, second].map(({ label }) => label);
    const name = [...labels, first.label].join('\n');
    if (this.#scripts.has(name)) return;
    this.#scripts.add(name);
    this.#queue.push({ labels, reversed: first.label, score: scoreOf(history, first, second) });
  }
}

/** Labels of an order in which the second of two unordered steps comes before the first, up to there. */
export function scriptOfReversal(history: RunHistory, first: RunEvent, second: RunEvent): readonly string[] {
  const between = history.events.slice(first.index + 1, second.index);
  // What follows from the first cannot come before it; nothing that the second needs is among that.
  const free = between.filter((event) => !history.happensBefore(first, event));
  return [...history.events.slice(0, first.index), ...free, second].map(({ label }) => label);
}

/** Pairs of conflicting steps of different actors that could have come in the other order, the earlier one first. */
export function racesOf(history: RunHistory): readonly (readonly [RunEvent, RunEvent])[] {
  const touching = history.events.filter(({ record }) => record.accesses.length > 0);
  return touching.flatMap((second, position) =>
    touching
      .slice(0, position)
      .filter((first) => first.actor !== second.actor || first.record.actor.kind === 'service')
      .filter((first) => conflict(first, second) && !history.happensBefore(first, second))
      .map((first) => [first, second] as const),
  );
}

function conflict(first: RunEvent, second: RunEvent): boolean {
  return first.record.accesses.some((left) => second.record.accesses.some((right) => isConflict(left, right)));
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
