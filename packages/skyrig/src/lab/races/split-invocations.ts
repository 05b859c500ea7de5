import type { Access } from '@skyrig/cloud';
import { anyConflict, overlaps } from '../history/conflicts.ts';
import type { RunEvent, RunHistory } from '../history/run-history.ts';
import { isStored } from './item-access.ts';
import { raceName, type RaceWarning } from './race-warning.ts';

/** Two invocations, of which the one may go wrong when the whole of the other comes after a certain step of it. */
export interface Split {
  /** As {@link raceName} says: of what the one reads and the other writes. */
  readonly name: string;
  /** The same for splits after the same operation of the same functions. */
  readonly kind: string;
  /** Identity of the invocation that is split. */
  readonly victim: string;
  /** Label of the step after which the other comes. */
  readonly after: string;
  /** Identity of the invocation that comes in between. */
  readonly other: string;
}

/** A read of one invocation and a write of another that touch the same. */
interface Meeting {
  readonly reader: RunEvent;
  readonly writer: RunEvent;
  readonly read: Access;
}

/** Names of the races that a run gives reason to look for: what one invocation read, another wrote, and nothing orders the two. */
export function suspicionsOf(history: RunHistory): ReadonlySet<string> {
  return new Set(pairsOf(history).flatMap(([reader, writer]) => meetingsOf(history, reader, writer).map(nameOf)));
}

/**
 * Splits worth a try, from a run in which one invocation came after the other. The victim reads what the other writes; or
 * what it writes itself, when both run the same function: the other would have done the like, had it come first. It is
 * split after steps that touch what the other touches, while something that it does is still to come.
 */
export function splitsOf(history: RunHistory): readonly Split[] {
  return pairsOf(history).flatMap(([victim, other]) => {
    const [first] = victim;
    const [second] = other;
    const [meeting] = [
      ...meetingsOf(history, victim, other),
      ...(first?.record.actor.name === second?.record.actor.name ? meetingsOf(history, other, victim) : []),
    ];
    const lastWrite = victim.findLast(writes);
    if (!first || !second || !meeting || !lastWrite) return [];
    return victim
      .filter((event) => event.index < lastWrite.index && other.some((met) => touchesSame(event, met)))
      .map(({ label, record: { service, operation, accesses } }) => ({
        name: nameOf(meeting),
        kind: [
          nameOf(meeting),
          first.record.actor.name,
          service,
          operation,
          accesses.map(({ resource }) => resource).join(' '),
        ].join('\n'),
        victim: first.record.actor.identity,
        after: label,
        other: second.record.actor.identity,
      }));
  });
}

/**
 * What went wrong in a run that split an invocation: each of the two came before the other in something that both touch, the
 * victim read what the other wrote, and nobody was refused. Undefined where that is not so, and the two might as well have
 * come one after the other, or have seen to it themselves.
 */
export function staleDecisionOf(history: RunHistory, split: Split): RaceWarning | undefined {
  const all = history.events.filter(({ record }) => record.actor.kind === 'invocation');
  const victim = all.filter(({ record }) => record.actor.identity === split.victim);
  const other = all.filter(({ record }) => record.actor.identity === split.other);
  const isRefused = [...victim, ...other].some(({ record }) => !['ok', 'waiting'].includes(record.outcome));
  if (isRefused) return undefined;
  const conflicts = victim.flatMap((mine) =>
    other
      .filter((met) => history.isConcurrent(mine, met) && anyConflict(stored(mine), stored(met)))
      .map((met) => ({ mine, met })),
  );
  const isTorn =
    conflicts.some(({ mine, met }) => mine.index < met.index) &&
    conflicts.some(({ mine, met }) => met.index < mine.index);
  const meetings = meetingsOf(history, victim, other);
  const meeting = meetings.find((each) => each.reader.index < each.writer.index) ?? meetings.at(-1);
  if (!isTorn || !meeting) return undefined;
  const { reader, writer, read } = meeting;
  const write = victim.find((event) => event.index > reader.index && writes(event)) ?? victim.findLast(writes);
  if (!write) return undefined;
  return {
    kind: 'stale decision',
    resource: read.resource,
    key: read.key ?? '',
    attributes: read.attributes,
    victim: { handler: reader.record.actor.name, read: reader, write },
    other: { handler: writer.record.actor.name, step: writer },
  };
}

/** The steps of any two invocations, each pair both ways round. */
function pairsOf(history: RunHistory): readonly (readonly [readonly RunEvent[], readonly RunEvent[]])[] {
  const invocations = new Map<string, RunEvent[]>();
  for (const event of history.events) {
    const { actor, kind, outcome, accesses } = event.record;
    if (actor.kind !== 'invocation' || kind === 'completion' || outcome !== 'ok' || accesses.length === 0) continue;
    const steps = invocations.get(event.actor);
    if (steps) steps.push(event);
    else invocations.set(event.actor, [event]);
  }
  const all = [...invocations.values()];
  return all.flatMap((one) => all.filter((other) => other !== one).map((other) => [one, other] as const));
}

function meetingsOf(
  history: RunHistory,
  readers: readonly RunEvent[],
  writers: readonly RunEvent[],
): readonly Meeting[] {
  return readers.flatMap((reader) =>
    stored(reader)
      .filter(({ kind }) => kind === 'read')
      .flatMap((read) =>
        writers
          .filter((writer) => anyConflict([read], stored(writer)) && history.isConcurrent(reader, writer))
          .map((writer) => ({ reader, writer, read })),
      ),
  );
}

function nameOf({ reader, writer, read }: Meeting): string {
  return raceName(read.resource, reader.record.actor.name, writer.record.actor.name);
}

function touchesSame(a: RunEvent, b: RunEvent): boolean {
  return stored(a).some((left) => stored(b).some((right) => overlaps(left, right)));
}

function stored({ record }: RunEvent): readonly Access[] {
  return record.accesses.filter(({ resource }) => isStored(resource));
}

function writes({ record }: RunEvent): boolean {
  return record.accesses.some(({ kind }) => kind === 'write');
}
