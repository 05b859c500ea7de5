import { skyrigError, type Snapshot, type TraceRecord } from '@skyrig/cloud';
import type { Bench } from '../explore/schedule-runner.ts';
import { confirmRaces, type RaceProof } from './confirm-race.ts';
import { exclusiveFunctions } from './exclusive-functions.ts';
import { findRaces } from './find-races.ts';
import { formatRace } from './format-race.ts';
import { isAllowed, type AllowedRace } from './race-policy.ts';
import type { RaceWarning } from './race-warning.ts';

/** A race in what a test did. */
export interface RaceFinding {
  readonly warning: RaceWarning;
  /** Undefined: the other order led to the same state, or could not be run. */
  readonly proof: RaceProof | undefined;
}

export interface RaceWatchOptions {
  readonly bench: Bench;
  /** What the test did. */
  readonly records: readonly TraceRecord[];
  /** Where it began; undefined: nothing is run again to confirm a race. */
  readonly start: Snapshot | undefined;
  readonly allowed: readonly AllowedRace[];
  /** Of the test, for tokens. */
  readonly name: string;
  /** Races that were told before, by name: they are not looked into again. */
  readonly told?: Set<string>;
  readonly latent?: boolean;
}

/** Longer tests are not run again to confirm a race. */
const MAX_REENACTED = 3000;

/** Finds the races of a test, and runs it in another order to see whether they matter. Leaves the cloud at its start. */
export async function watchRaces(options: RaceWatchOptions): Promise<readonly RaceFinding[]> {
  const { bench, records, start, allowed, name, told, latent = false } = options;
  const exclusive = await exclusiveFunctions(bench.cloud, records);
  const warnings = findRaces(records, { exclusive, latent }).filter((warning) => {
    const id = `${warning.resource} ${[warning.victim.handler, warning.other.handler].sort().join(' ')}`;
    if (isAllowed(warning, allowed) || told?.has(id)) return false;
    told?.add(id);
    return true;
  });
  if (warnings.length === 0) return [];
  let proofs: ReadonlyMap<RaceWarning, RaceProof> = new Map();
  if (start && records.length <= MAX_REENACTED) {
    bench.cloud.restore(start);
    proofs = await confirmRaces({ bench, records, warnings, exclusive, name });
  }
  return warnings.map((warning) => ({ warning, proof: proofs.get(warning) }));
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
