import { skyrigError, type Snapshot, type TraceRecord } from '@skyrig/cloud';
import type { Bench } from '../explore/schedule-runner.ts';
import { readHistory } from '../history/run-history.ts';
import { confirmRaces } from './confirm-race.ts';
import { exclusiveFunctions } from './exclusive-functions.ts';
import { findRaces } from './find-races.ts';
import { formatRace } from './format-race.ts';
import { isStored } from './item-access.ts';
import type { RaceMemory } from './race-memory.ts';
import { isAllowed, type AllowedRace } from './race-policy.ts';
import { nameOfRace, type RaceFinding, type RaceWarning } from './race-warning.ts';
import { suspicionsOf } from './split-invocations.ts';

export interface RaceWatchOptions {
  readonly bench: Bench;
  /** What the test did. */
  readonly records: readonly TraceRecord[];
  /** Where it began; undefined: nothing is run again to confirm a race. */
  readonly start: Snapshot | undefined;
  readonly allowed: readonly AllowedRace[];
  /** Of the test, for tokens. */
  readonly name: string;
  /** Of earlier tests: what they told is not looked into again, nor are suspicions for long. */
  readonly memory?: RaceMemory;
  readonly latent?: boolean;
}

/** Longer tests are not run again to confirm a race. */
const MAX_REENACTED = 3000;

/** Finds the races of a test, and runs it in other orders to see whether they matter. Leaves the cloud at its start. */
export async function watchRaces(options: RaceWatchOptions): Promise<readonly RaceFinding[]> {
  const { bench, records, start, allowed, name, memory, latent = false } = options;
  if (!latent && !isAnythingShared(records)) return [];
  const canConfirm = start !== undefined && records.length <= MAX_REENACTED;
  const isNew = (race: string): boolean => memory?.isTold(race) !== true;
  const untold = (found: readonly RaceWarning[]): readonly RaceWarning[] =>
    found.filter((warning) => !isAllowed(warning, allowed) && isNew(nameOfRace(warning)));
  // One invocation after the other, the other way round, and at least once with one in the middle of another.
  const runs = 3 * records.length;
  const mayLook = canConfirm && memory?.affords(runs) !== false;
  const suspicions = mayLook ? [...suspicionsOf(readHistory(records))].filter(isNew) : [];
  let warnings = untold(findRaces(records, { latent }));
  if (warnings.length === 0 && suspicions.length === 0) return [];
  const exclusive = await exclusiveFunctions(bench.cloud, records);
  if (exclusive.size > 0) warnings = untold(findRaces(records, { exclusive, latent }));
  const warned = new Set(warnings.map(nameOfRace));
  for (const race of warned) memory?.tell(race);
  const tried = suspicions.filter((race) => !warned.has(race) && memory?.tries(race) !== false);
  if (tried.length > 0) memory?.spend(runs);
  if (warnings.length === 0 && tried.length === 0) return [];
  if (!canConfirm) return warnings.map((warning) => ({ warning, proof: undefined }));
  bench.cloud.restore(start);
  const findings = await confirmRaces({
    bench,
    records,
    warnings,
    suspicions: tried,
    mayRunAgain: () => memory?.spend(records.length) !== false,
    name,
  });
  for (const { warning } of findings) memory?.tell(nameOfRace(warning));
  return findings.filter(({ warning }) => !isAllowed(warning, allowed));
}

/** Whether several invocations touched a resource that one of them wrote to: a cheap look before the closer one. */
function isAnythingShared(records: readonly TraceRecord[]): boolean {
  const touched = new Map<string, { readonly by: Set<string>; isWritten: boolean }>();
  for (const { actor, accesses } of records) {
    if (actor.kind !== 'invocation') continue;
    for (const { resource, kind } of accesses) {
      if (!isStored(resource)) continue;
      // An index shows the items of its table.
      const [place = resource] = resource.split('/index/');
      const found = touched.get(place) ?? { by: new Set(), isWritten: false };
      touched.set(place, found);
      found.by.add(actor.id);
      found.isWritten ||= kind === 'write';
      if (found.isWritten && found.by.size > 1) return true;
    }
  }
  return false;
}

/** Findings as a text for people, as the fixtures print it. `replayCommand` makes a command line of a token. */
export function formatRaces(findings: readonly RaceFinding[], replayCommand?: (token: string) => string): string {
  return findings
    .map(({ warning, proof }) => {
      const text = formatRace(warning);
      if (!proof) return text;
      const command =
        replayCommand?.(proof.token) ?? `SKYRIG_REPLAY='${proof.token}' and the command that runs this test`;
      const difference = proof.difference.slice(0, 3).map((line) => `    ${line.replaceAll('\n', '\n    ')}`);
      return [
        text,
        '  Confirmed: in another order the same requests end in a state that no order one after the other leads to:',
        ...difference,
        `  Replay that order: ${command}`,
      ].join('\n');
    })
    .join('\n\n');
}

/** The error of a test that must not have races. */
export function racesError(text: string): Error {
  return skyrigError(
    'RACES',
    `The test passed, and what it ran has a race:\n\n${text}\n\nIf it is meant to be: cloud.allowRace({ resource, attribute, reason }).`,
  );
}
