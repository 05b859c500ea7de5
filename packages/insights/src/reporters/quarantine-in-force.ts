import { calendarDay } from '../quarantine/calendar-day.ts';
import type { QuarantineEntry } from '../quarantine/quarantine-entry.ts';
import { readQuarantine } from '../quarantine/quarantine-file.ts';
import { splitExpired } from '../quarantine/split-expired.ts';
import type { TestNote } from './recorded-test.ts';

/** What the quarantine says about a run that begins now. */
export interface QuarantineInForce {
  /** Entries by test id. */
  readonly active: ReadonlyMap<string, QuarantineEntry>;
  readonly expired: readonly QuarantineEntry[];
  /** Why the file cannot be used; then nothing is excused. */
  readonly damage?: string;
}

/** Nobody is in quarantine: what SKYRIG_QUARANTINE=off asks for. */
export const noQuarantine: QuarantineInForce = { active: new Map(), expired: [] };

/** Reads a project's quarantine for a run. A damaged file is told, not thrown: the tests run, and the run is red. */
export function readQuarantineInForce(folder: string, nowMs: number): QuarantineInForce {
  try {
    const { active, expired } = splitExpired(readQuarantine(folder), calendarDay(nowMs));
    return { active: new Map(active.map((entry) => [entry.test, entry])), expired };
  } catch (error) {
    return { active: new Map(), expired: [], damage: (error as Error).message };
  }
}

/** Answers whether a test's failure is excused: one that can be replayed is a bug with its reproduction, and never is. */
export function isExcused(
  id: string,
  { replayToken, isConfirmedRace }: Pick<TestNote, 'replayToken' | 'isConfirmedRace'>,
  { active }: QuarantineInForce,
): boolean {
  return active.has(id) && replayToken === undefined && isConfirmedRace !== true;
}
