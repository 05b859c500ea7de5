import type { TraceRecord } from '@skyrig/cloud';
import { attributesOverlap, isConflict } from '../history/conflicts.ts';
import { readHistory, type RunEvent, type RunHistory } from '../history/run-history.ts';
import {
  blindPairsOf,
  commonAttributes,
  decidedPairsOf,
  sharedItemsOf,
  type Dealings,
  type ItemAccess,
  type SharedItem,
} from './item-access.ts';
import { nameOfRace, type RaceKind, type RaceWarning } from './race-warning.ts';

/** Of longer traces the last part is looked at. */
const MAX_RECORDS = 20_000;

const ORDER: readonly RaceKind[] = ['lost update', 'predicted', 'check then act', 'stale decision', 'latent'];

export interface FindRacesOptions {
  /** Functions that never run twice at a time. */
  readonly exclusive?: ReadonlySet<string>;
  /** Also tell of invocations that met nobody here, and would lose an update if they met themselves. @defaultValue false */
  readonly latent?: boolean;
}

/** Looks for races in the trace of a run, whether it passed or not. The surest come first, one for each pair of handlers and place. */
export function findRaces(records: readonly TraceRecord[], options: FindRacesOptions = {}): readonly RaceWarning[] {
  const { exclusive = new Set(), latent = false } = options;
  const history = readHistory(records.slice(-MAX_RECORDS), { locks: true, exclusive });
  const warnings = sharedItemsOf(history).flatMap((item) => [
    ...lostUpdates(item),
    ...predictedLosses(history, item),
    ...checksThenActs(history, item),
    ...(latent ? latentLosses(history, item, exclusive) : []),
  ]);
  return distinct(warnings);
}

/** Tier A: it wrote over a version that it had not read. */
function lostUpdates({ resource, key, dealings }: SharedItem): RaceWarning[] {
  return dealings.flatMap((victim) =>
    blindPairsOf(victim).flatMap(({ read, write }) => {
      const other = writesOfOthers(dealings, victim).find(
        ({ event, access }) =>
          event.index > read.event.index && event.index < write.event.index && changesSame(access, write, read),
      );
      return other ? [warn('lost update', { resource, key }, victim, { read, write }, other)] : [];
    }),
  );
}

/** Tier B1: another write was unordered with the read and the write that follows from it. */
function predictedLosses(history: RunHistory, { resource, key, dealings }: SharedItem): RaceWarning[] {
  return dealings.flatMap((victim) =>
    blindPairsOf(victim).flatMap(({ read, write }) => {
      const other = writesOfOthers(dealings, victim).find(
        ({ event, access }) =>
          changesSame(access, write, read) &&
          !isForbidden(history, event, victim, read) &&
          !history.happensBefore(event, read.event) &&
          !history.happensBefore(write.event, event),
      );
      return other ? [warn('predicted', { resource, key }, victim, { read, write }, other)] : [];
    }),
  );
}

/** Tier B2: the same function read the item beside the write and, as it was, did not write. */
function checksThenActs(history: RunHistory, { resource, key, dealings }: SharedItem): RaceWarning[] {
  return dealings.flatMap((victim) =>
    decidedPairsOf(victim).flatMap(({ read, write }) => {
      const twin = dealings
        .filter(
          ({ actor, handler, writes }) => actor !== victim.actor && handler === victim.handler && writes.length === 0,
        )
        .flatMap(({ reads }) => reads)
        .find(({ event }) => history.isConcurrent(event, write.event));
      return twin ? [warn('check then act', { resource, key }, victim, { read, write }, twin)] : [];
    }),
  );
}

/** Tier C: it met nobody, but nothing keeps two of its like from meeting. */
function latentLosses(
  history: RunHistory,
  { resource, key, dealings }: SharedItem,
  exclusive: ReadonlySet<string>,
): RaceWarning[] {
  return dealings
    .filter(({ handler }) => !exclusive.has(handler))
    .flatMap((victim) =>
      blindPairsOf(victim)
        .filter(({ read }) => !isInOrder(history, read))
        .map(({ read, write }) => warn('latent', { resource, key }, victim, { read, write }, write)),
    );
}

/** Whether an invocation was started by something that hands out one batch at a time: a FIFO queue or a stream. */
function isInOrder(history: RunHistory, { event }: ItemAccess): boolean {
  const { cause } = event.record.actor;
  const start = cause === undefined ? undefined : history.findBySeq(cause);
  return (
    start?.record.accesses.some(({ resource }) => resource.endsWith('.fifo') || resource.includes('/stream/')) === true
  );
}

function writesOfOthers(dealings: readonly Dealings[], victim: Dealings): readonly ItemAccess[] {
  return dealings.filter(({ actor }) => actor !== victim.actor).flatMap(({ writes }) => writes);
}

/**
 * Whether a step that came before a read could not have come after it: the victim has, on its way there, changed what the
 * step's condition is about, as somebody who closes an account before going through its items.
 */
function isForbidden(history: RunHistory, { index, record }: RunEvent, victim: Dealings, read: ItemAccess): boolean {
  return record.accesses.some(
    (checked) =>
      (checked.condition?.length ?? 0) > 0 &&
      history.events
        .slice(index + 1, read.event.index)
        .some(
          ({ actor, record: { accesses } }) =>
            actor === victim.actor && accesses.some((access) => access.kind === 'write' && isConflict(access, checked)),
        ),
  );
}

/** Whether a write changes something that the victim has read and writes. */
function changesSame(access: ItemAccess['access'], write: ItemAccess, read: ItemAccess): boolean {
  return (
    attributesOverlap(access.attributes, write.access.attributes) &&
    attributesOverlap(access.attributes, read.access.attributes)
  );
}

function warn(
  kind: RaceKind,
  place: { readonly resource: string; readonly key: string },
  { handler }: Dealings,
  { read, write }: { readonly read: ItemAccess; readonly write: ItemAccess },
  other: ItemAccess,
): RaceWarning {
  return {
    kind,
    ...place,
    attributes: commonAttributes(write.access, other.access),
    victim: { handler, read: read.event, write: write.event },
    other: { handler: other.event.record.actor.name, step: other.event },
  };
}

/** One warning for each resource and pair of handlers, the surest. */
function distinct(warnings: readonly RaceWarning[]): readonly RaceWarning[] {
  const found = new Map<string, RaceWarning>();
  for (const warning of warnings.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))) {
    const name = nameOfRace(warning);
    if (!found.has(name)) found.set(name, warning);
  }
  return [...found.values()];
}
