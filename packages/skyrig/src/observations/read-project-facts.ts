import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import {
  type ProjectFacts,
  quarantineFileName,
  readQuarantine,
  splitExpired,
  type SystemModel,
} from '@skyrig/insights';

const TELLS_HOW_TO_TEST =
  /\b(?:npm (?:run )?test|npx vitest|skyrig test|npx jest|node --test|pytest|yarn test|pnpm test)\b/;

function readReadme(folder: string, functions: readonly string[]): ProjectFacts['readme'] {
  const file = readdirSync(folder).find((name) => /^readme(?:\.md)?$/i.test(name));
  if (file === undefined) return undefined;
  const text = readFileSync(join(folder, file), 'utf8');
  return {
    file,
    tellsHowToTest: TELLS_HOW_TO_TEST.test(text),
    functions: functions.filter((name) => text.toLowerCase().includes(name.toLowerCase())),
  };
}

/* How many runs lie in a folder; a bucket or a database is not asked. */
function countRuns(folder: string, history: string): number | undefined {
  if (history === 'none') return 0;
  const path = history.replace(/^file:(?!\/\/)/, '');
  // A longer scheme than a drive's letter.
  if (/^(?!file:)[a-z][a-z0-9+.-]+:/i.test(path)) return undefined;
  return countFiles(path.startsWith('file:') ? fileURLToPath(path) : resolve(folder, path));
}

function countFiles(path: string): number {
  return existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.json')).length : 0;
}

function summarizeQuarantine(folder: string, today: string): ProjectFacts['quarantine'] {
  if (!existsSync(join(folder, quarantineFileName))) return undefined;
  const entries = readQuarantine(folder);
  const { expired } = splitExpired(entries, today);
  return { entries: entries.length, expired: expired.map(({ test }) => test) };
}

export interface ProjectFactOptions {
  readonly folder: string;
  readonly system: SystemModel;
  /** Address of the history; `none` when none is kept. */
  readonly history: string;
  /** ISO 8601 date. */
  readonly today: string;
}

/** What a project's own files say that bears on an assessment. */
export function readProjectFacts(options: ProjectFactOptions): ProjectFacts {
  const { folder, system, today, history } = options;
  const manifest = join(folder, 'package.json');
  const { name } = existsSync(manifest)
    ? (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly name?: string })
    : { name: undefined };
  const historyRuns = countRuns(folder, history);
  const quarantine = summarizeQuarantine(folder, today);
  const readme = readReadme(
    folder,
    system.functions.map((one) => one.name),
  );
  return {
    name: name ?? basename(folder),
    ...(historyRuns !== undefined && { historyRuns }),
    ...(quarantine && { quarantine }),
    ...(readme && { readme }),
  };
}
