import type { Access, TraceRecord } from '@skyrig/cloud';
import { EventSet } from './event-set.ts';
import { StepLabels } from './step-label.ts';

/** One step of a run. */
export interface RunEvent {
  /** Position in the run, from 0. */
  readonly index: number;
  readonly record: TraceRecord;
  /** The same in every schedule. */
  readonly label: string;
  /** Identity of who did it: one invocation, the test, a service. */
  readonly actor: string;
}

/** The steps of one run and which of them happened before which, whatever the schedule. */
export interface RunHistory {
  readonly events: readonly RunEvent[];
  /** Whether one had to happen before the other. */
  happensBefore(before: RunEvent, after: RunEvent): boolean;
  isConcurrent(a: RunEvent, b: RunEvent): boolean;
  findBySeq(seq: number): RunEvent | undefined;
}

export interface HistoryOptions {
  /**
   * A conditional write also comes after the conditional write whose result it replaces, or after the deletion by whoever made
   * one, as an acquired lock comes after its release: for warnings, where who holds a lock is ordered, and not for exploring, where either may get it first.
   * @defaultValue false
   */
  readonly locks?: boolean;
  /** Functions that run one invocation at a time (reserved concurrency 1): each comes after the one before. */
  readonly exclusive?: ReadonlySet<string>;
}

/** What an actor has done, for the order of its own steps. */
interface Doings {
  /** Answered steps by the number of the step that answered, and all that happened before up to there. */
  readonly answered: { readonly seq: number; readonly past: EventSet }[];
  /** Everything it has done, and what happened before that. */
  readonly all: EventSet;
  floor: number;
}

/**
 * Reads a trace. Happens-before is made of: the order of one actor's own steps (an answer before the requests sent after
 * it; requests sent side by side stay unordered), causes (a send before its delivery, a start before the invocation's
 * requests), ends of invocations before those who waited for them, and what the test saw settle before what it did then.
 * That a value was read from a write is not an edge: this is what makes races predictable.
 */
export function readHistory(
  records: readonly TraceRecord[],
  { locks = false, exclusive }: HistoryOptions = {},
): RunHistory {
  const labels = new StepLabels();
  const events: RunEvent[] = [];
  const bySeq = new Map<number, number>();
  const pasts: EventSet[] = [];
  /** Everything up to this step happened before the event. */
  const floors: number[] = [];
  const doings = new Map<string, Doings>();
  const lastEnds = new Map<string, number>();
  for (const record of records) {
    const index = events.length;
    const event: RunEvent = { index, record, label: labels.next(record), actor: record.actor.id };
    labels.done(record);
    const past = new EventSet();
    let floor = record.settled ?? 0;
    const follow = (predecessor: number): void => {
      past.add(predecessor);
      past.addAll(pasts[predecessor]);
      floor = Math.max(floor, floors[predecessor] ?? 0);
    };
    for (const cause of record.causes) {
      const predecessor = bySeq.get(cause);
      if (predecessor !== undefined) follow(predecessor);
    }
    if (record.actor.kind === 'invocation' && exclusive?.has(record.actor.name) === true) {
      const ended = lastEnds.get(record.actor.name);
      if (ended !== undefined && !doings.has(event.actor)) follow(ended);
      if (record.kind === 'completion') lastEnds.set(record.actor.name, index);
    }
    if (locks) for (const release of releasesOf(record, events, bySeq)) follow(release);
    if (record.actor.kind !== 'service') {
      const own = doings.get(event.actor) ?? { answered: [], all: new EventSet(), floor: 0 };
      doings.set(event.actor, own);
      if (record.kind === 'completion') past.addAll(own.all);
      else past.addAll(own.answered.findLast(({ seq }) => seq <= (record.after ?? -1))?.past);
      if (record.kind === 'completion' || record.after !== undefined) floor = Math.max(floor, own.floor);
      own.all.addAll(past);
      own.all.add(index);
      own.floor = Math.max(own.floor, floor);
      if (record.outcome !== 'waiting') {
        const before = new EventSet();
        before.addAll(own.answered.at(-1)?.past);
        before.addAll(past);
        before.add(index);
        own.answered.push({ seq: record.seq, past: before });
      }
    }
    events.push(event);
    pasts.push(past);
    floors.push(floor);
    bySeq.set(record.seq, index);
  }
  const happensBefore = (before: RunEvent, after: RunEvent): boolean =>
    before.index < after.index &&
    (before.record.seq <= (floors[after.index] ?? 0) || pasts[after.index]?.has(before.index) === true);
  return {
    events,
    happensBefore,
    isConcurrent: (a, b) => a !== b && !happensBefore(a, b) && !happensBefore(b, a),
    findBySeq: (seq) => events[bySeq.get(seq) ?? -1],
  };
}

/** What a successful conditional write replaces: a conditional write, or the deletion by somebody who had made one, as a lock is given up. */
function releasesOf(
  record: TraceRecord,
  events: readonly RunEvent[],
  bySeq: ReadonlyMap<number, number>,
): readonly number[] {
  return record.accesses.flatMap((access) => {
    if (!isConditionalWrite(access)) return [];
    const isSame = (other: Access): boolean => other.resource === access.resource && other.key === access.key;
    const isTaking = (event: RunEvent | undefined): boolean =>
      event?.record.accesses.some((other) => isConditionalWrite(other) && isSame(other)) === true;
    const index = bySeq.get(access.versionBefore ?? 0);
    if (index !== undefined) return isTaking(events[index]) ? [index] : [];
    const last = events.findLast(({ record: { accesses } }) =>
      accesses.some((other) => other.kind === 'write' && isSame(other)),
    );
    return last && events.some((event) => event.actor === last.actor && isTaking(event)) ? [last.index] : [];
  });
}

function isConditionalWrite({ kind, condition }: Access): boolean {
  return kind === 'write' && condition !== undefined && condition.length > 0;
}
