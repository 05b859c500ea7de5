import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { effectsFolder, type FileEffects } from './file-effects.ts';
import { formatSuiteEffects } from './format-suite-effects.ts';
import { mergeEffects, type SuiteEffects } from './merge-effects.ts';

/** What a run has left, and whether somebody wants to be told. */
export interface FoundSuiteEffects {
  readonly effects: SuiteEffects;
  readonly isTold: boolean;
  /** Files that cannot be read. */
  readonly skipped: readonly string[];
}

/**
 * The effects that test files of a project have left since a moment, ms since the epoch; undefined when there are none:
 * effects were not followed.
 */
export function readSuiteEffects(project: string, sinceMs: number): FoundSuiteEffects | undefined {
  const folder = effectsFolder(project);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  const files: FileEffects[] = [];
  const skipped: string[] = [];
  for (const name of names.sort()) {
    const path = join(folder, name);
    // What lies there from other runs is of tests that did not run now. File systems keep less than a millisecond's care.
    if (statSync(path).mtimeMs < sinceMs - 10) continue;
    try {
      files.push(parse(readFileSync(path, 'utf8')));
    } catch (error) {
      skipped.push(`${name} was skipped: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (files.length === 0 && skipped.length === 0) return undefined;
  const scores = files
    .map(({ file, tests }) => ({ file, ...mergeEffects(tests) }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  const effects = { ...mergeEffects(files.flatMap(({ tests }) => tests)), files: scores };
  return { effects, isTold: files.some(({ isTold }) => isTold), skipped };
}

/**
 * What is done when a run is over: writes `.skyrig/effects.json`, and answers what is to be told. Nobody is told of effects
 * that are only followed, unless `isAsked`.
 */
export function endSuiteEffects(project: string, sinceMs: number, isAsked = false): string | undefined {
  const found = readSuiteEffects(project, sinceMs);
  if (!found) return undefined;
  const { effects, isTold, skipped } = found;
  writeFileSync(join(project, '.skyrig', 'effects.json'), `${JSON.stringify(effects, undefined, 2)}\n`);
  if (!isTold && !isAsked) return undefined;
  return [formatSuiteEffects(effects, '.skyrig/effects.json has them all'), ...skipped].join('\n');
}

function parse(text: string): FileEffects {
  const value = JSON.parse(text) as Partial<FileEffects>;
  if (value.formatVersion !== 1) throw new Error(`its format version is ${String(value.formatVersion)}, not 1`);
  if (typeof value.file !== 'string' || !Array.isArray(value.tests)) throw new Error('it is no list of effects');
  return value as FileEffects;
}
