import { fingerprint } from '@skyrig/cloud';
import { anyConflict } from './conflicts.ts';
import { EventSet } from './event-set.ts';
import type { RunEvent, RunHistory } from './run-history.ts';

/** The beginning of a run in which the later step of a race comes without the earlier one. */
export interface Reversal {
  readonly earlier: RunEvent;
  readonly later: RunEvent;
  /** All that goes before the later step: everything up to the earlier one, and then what does not depend on that. */
  readonly before: readonly RunEvent[];
  /** The later step's name in such a run; compare {@link Dependencies.nameOf}. */
  readonly name: string;
}

/** Which steps of a run depend on which. */
export interface Dependencies {
  /**
   * Names the class of the run: runs that differ only in the order of steps which do not touch each other have the same name.
   * (Mazurkiewicz traces: {@link nameOf} of all steps says what depends on what.)
   */
  readonly className: string;
  /**
   * Names a step together with everything it depends on: the same in two runs when everything that led to it was the same
   * and in the same order, but for steps that do not touch each other.
   */
  nameOf(event: RunEvent): string;
  /** What reverses each race of the run: a pair that touches the same, and depends on each other in no other way. */
  readonly reversals: readonly Reversal[];
}

/**
 * A step depends on what happens before it, on earlier steps that touched the same, and on what those depend on. A pair with
 * a step between that depends on the one and is needed by the other is no race: the step between has to be moved first.
 * (Flanagan and Godefroid, "Dynamic Partial-Order Reduction for Model Checking Software", POPL 2005.)
 */
export function dependenciesOf(history: RunHistory): Dependencies {
  const { events } = history;
  const pasts: EventSet[] = [];
  const names: string[] = [];
  const nameAfter = ({ label }: RunEvent, nearest: readonly RunEvent[]): string =>
    fingerprint([label, ...nearest.map(({ index }) => names[index]).sort()].join('\n'));
  const races: (readonly [RunEvent, RunEvent])[] = [];
  for (const event of events) {
    const { past, nearest } = pastOf(history, event, pasts);
    pasts.push(past);
    names.push(nameAfter(event, nearest));
    for (const other of nearest) if (!isOrdered(history, other, event)) races.push([other, event]);
  }
  const reversals = races.map(([earlier, later]): Reversal => {
    const before = events.filter(
      ({ index }) => index < later.index && index !== earlier.index && pasts[index]?.has(earlier.index) !== true,
    );
    return { earlier, later, before, name: nameAfter(later, pastOf(history, later, pasts, before).nearest) };
  });
  return {
    className: fingerprint([...new Set(names)].sort().join('\n')),
    reversals,
    nameOf: ({ index }) => names[index] ?? '',
  };
}

/** What an event depends on, and of that what nothing else in it depends on. */
function pastOf(
  history: RunHistory,
  event: RunEvent,
  pasts: readonly EventSet[],
  before: readonly RunEvent[] = history.events.slice(0, event.index),
): { readonly past: EventSet; readonly nearest: readonly RunEvent[] } {
  const past = new EventSet();
  const nearest: RunEvent[] = [];
  // Backwards: what is already there by way of a later step is not among the nearest.
  for (const earlier of before.toReversed()) {
    if (past.has(earlier.index)) continue;
    if (!history.happensBefore(earlier, event) && !anyConflict(earlier.record.accesses, event.record.accesses))
      continue;
    nearest.push(earlier);
    past.add(earlier.index);
    past.addAll(pasts[earlier.index]);
  }
  return { past, nearest };
}

/** The clock moves on only when nothing else can happen, so that no later step can be had before it has. */
function isOrdered(history: RunHistory, earlier: RunEvent, later: RunEvent): boolean {
  return earlier.record.at < later.record.at || history.happensBefore(earlier, later);
}
