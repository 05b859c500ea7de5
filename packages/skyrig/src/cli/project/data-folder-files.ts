import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { misuse } from '../../config/misuse.ts';
import { isAlive } from '../server/process-state.ts';

const ours = /^(checkpoint-\d+\.bin(\.partial)?|journal-\d+\.log|lock)$/;

/** The files in a data folder that a cloud wrote, as paths. Throws when a cloud is using them. */
export function listDataFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => ours.test(name));
  if (names.includes('lock')) {
    const pid = Number(readFileSync(join(folder, 'lock'), 'utf8'));
    if (pid > 0 && isAlive(pid))
      throw misuse('DATA_IN_USE', `${folder} is in use by process ${pid}. Stop that cloud first.`);
  }
  return names.map((name) => join(folder, name));
}
