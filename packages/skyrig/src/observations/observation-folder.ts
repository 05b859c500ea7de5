import { delimiter, join, resolve } from 'node:path';

/** Where observations go, and what their files' names are relative to. */
export interface ObservationPlace {
  readonly folder: string;
  readonly root: string;
}

/**
 * Where observations go; undefined when nobody asked for them. `SKYRIG_OBSERVE` is a folder, or 1 for the usual one.
 * `SKYRIG_OBSERVE_ROOT` is the project's folder. `SKYRIG_OBSERVE_IN` names the folders in which runners were started: a
 * runner that a test itself starts elsewhere, on tests that are only its material, is not observed.
 */
export function findObservationPlace(
  environment: NodeJS.ProcessEnv = process.env,
  workingFolder: string = process.cwd(),
): ObservationPlace | undefined {
  const { SKYRIG_OBSERVE: value, SKYRIG_OBSERVE_ROOT: root = workingFolder, SKYRIG_OBSERVE_IN: runs } = environment;
  if (value === undefined || value === '' || value === '0') return undefined;
  if (runs !== undefined && !runs.split(delimiter).includes(workingFolder)) return undefined;
  return { folder: resolve(workingFolder, value === '1' ? join('.skyrig', 'observations') : value), root };
}
