import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { findProject, type ProjectPlace } from '../../config/find-config.ts';
import { misuse } from '../../config/misuse.ts';
import type { CommandLine } from '../command-line.ts';

/** The project a command works on, and where its cloud keeps what it must remember. */
export interface Project extends ProjectPlace {
  readonly stateFolder: string;
  readonly serverFile: string;
  /** What the command line of the last start said, for `restart` and `clean`. */
  readonly lastStartFile: string;
  readonly logFile: string;
}

/** The project of the folder in which the command was given. */
export function openProject(line: CommandLine): Project {
  const place = findProject(process.cwd(), line.text('config'));
  const stateFolder = join(place.folder, '.skyrig');
  return {
    ...place,
    stateFolder,
    serverFile: join(stateFolder, 'server.json'),
    lastStartFile: join(stateFolder, 'last-start.json'),
    logFile: join(stateFolder, 'skyrig.log'),
  };
}

/** Makes `.skyrig/`, which keeps itself out of version control. */
export function makeStateFolder({ stateFolder }: Project): void {
  try {
    mkdirSync(stateFolder, { recursive: true });
    writeFileSync(join(stateFolder, '.gitignore'), '*\n');
  } catch (error) {
    throw misuse(
      'STATE_FOLDER',
      `Cannot write to ${stateFolder}: ${(error as Error).message}. Give yourself the right to write there.`,
      {
        cause: error,
      },
    );
  }
}
