import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { formatQuarantine } from './format-quarantine.ts';
import { parseQuarantine } from './parse-quarantine.ts';
import { quarantineFileName, type QuarantineEntry } from './quarantine-entry.ts';

/** The entries of a project's quarantine file; none when there is no file. Throws a SkyrigError when it is damaged. */
export function readQuarantine(folder: string): QuarantineEntry[] {
  const file = join(folder, quarantineFileName);
  return existsSync(file) ? parseQuarantine(readFileSync(file, 'utf8'), quarantineFileName) : [];
}

/** Writes a project's quarantine file whole, or not at all. */
export function writeQuarantine(folder: string, entries: readonly QuarantineEntry[]): void {
  const file = join(folder, quarantineFileName);
  writeFileSync(`${file}.part`, formatQuarantine(entries));
  renameSync(`${file}.part`, file);
}
