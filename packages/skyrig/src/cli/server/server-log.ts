import { closeSync, existsSync, openSync, renameSync } from 'node:fs';

import { makeStateFolder, type Project } from '../project/project.ts';

/** Opens an empty log; the one of the run before is kept as `skyrig.log.1`. Answers its file descriptor. */
export function openServerLog(project: Project): number {
  makeStateFolder(project);
  if (existsSync(project.logFile)) renameSync(project.logFile, `${project.logFile}.1`);
  return openSync(project.logFile, 'a');
}

/** Lets go of a log that {@link openServerLog} opened. */
export function closeServerLog(descriptor: number): void {
  closeSync(descriptor);
}
