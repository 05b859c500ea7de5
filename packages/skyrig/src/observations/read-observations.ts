import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ObservationFile, TestObservation } from '@skyrig/insights';

/** What a folder of observations holds. A file that cannot be read is named, never fatal. */
export interface ReadObservations {
  readonly tests: readonly TestObservation[];
  readonly skipped: readonly string[];
}

const LISTS = ['invocations', 'failures', 'effects', 'uses', 'faults', 'logs'] as const;

function isTest(value: unknown): value is TestObservation {
  if (typeof value !== 'object' || value === null) return false;
  const test = value as Partial<Record<keyof TestObservation, unknown>>;
  return (
    typeof test.id === 'string' &&
    typeof test.isolation === 'object' &&
    LISTS.every((list) => Array.isArray(test[list]))
  );
}

function parse(text: string): ObservationFile {
  const value = JSON.parse(text) as Partial<ObservationFile>;
  if (value.formatVersion !== 1) throw new Error(`its format version is ${String(value.formatVersion)}, not 1`);
  if (!Array.isArray(value.tests) || !value.tests.every(isTest)) throw new Error('it is no list of observed tests');
  return value as ObservationFile;
}

/** Reads every observation file of a folder. Of a test that was attempted several times the last attempt counts. */
export function readObservations(folder: string): ReadObservations {
  const skipped: string[] = [];
  const tests = new Map<string, TestObservation>();
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
    : [];
  for (const name of names) {
    try {
      for (const test of parse(readFileSync(join(folder, name), 'utf8')).tests) tests.set(test.id, test);
    } catch (error) {
      skipped.push(`${name} was skipped: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { tests: [...tests.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), skipped };
}
