import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { skyrigError } from '@skyrig/cloud';
import type { ProjectFacts, SystemModel } from '@skyrig/insights';

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
  if (!history.startsWith('file:')) return undefined;
  const path = join(folder, history.slice('file:'.length));
  return existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.json')).length : 0;
}

interface Entry {
  readonly test?: string;
  readonly expires?: string;
}

function readQuarantine(folder: string, today: string): ProjectFacts['quarantine'] {
  const path = join(folder, 'skyrig.quarantine.json');
  if (!existsSync(path)) return undefined;
  let parsed: { readonly quarantine?: readonly Entry[] };
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8')) as typeof parsed;
  } catch (cause) {
    throw skyrigError('QUARANTINE', `${path} is no JSON: ${(cause as Error).message}.`, { cause });
  }
  const entries = parsed.quarantine ?? [];
  // The day of expiry itself still counts.
  const expired = entries.filter(({ expires = today }) => expires < today);
  return { entries: entries.length, expired: expired.flatMap(({ test }) => test ?? []) };
}

export interface ProjectFactOptions {
  readonly folder: string;
  readonly system: SystemModel;
  /** @defaultValue 'file:.skyrig/history' */
  readonly history?: string;
  /** ISO 8601 date. */
  readonly today: string;
}

/** What a project's own files say that bears on an assessment. */
export function readProjectFacts(options: ProjectFactOptions): ProjectFacts {
  const { folder, system, today, history = 'file:.skyrig/history' } = options;
  const manifest = join(folder, 'package.json');
  const { name } = existsSync(manifest)
    ? (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly name?: string })
    : { name: undefined };
  const historyRuns = countRuns(folder, history);
  const quarantine = readQuarantine(folder, today);
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
