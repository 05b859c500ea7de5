import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

import { makeStateFolder, type Project } from '../project/project.ts';
import type { ServerSettings } from '../project/server-settings.ts';

/** What `.skyrig/server.json` says while a cloud runs. */
export interface ServerRecord {
  readonly pid: number;
  readonly port: number;
  readonly url: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly host: string;
  readonly clock: ServerSettings['clock'];
  /** Absolute; null for state in memory. */
  readonly persist: string | null;
  readonly isDetached: boolean;
  readonly version: string;
}

function isRecord(value: unknown): value is ServerRecord {
  const record = value as Partial<ServerRecord> | null;
  return (
    typeof record === 'object' && typeof record?.pid === 'number' && record.pid > 0 && typeof record.url === 'string'
  );
}

/** The record that a running cloud, or one that was killed, left. */
export function findServerRecord(project: Project): ServerRecord | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(project.serverFile, 'utf8'));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Writes down that this process serves the project's cloud. A reader never sees half of it. */
export function writeServerRecord(project: Project, record: ServerRecord): void {
  makeStateFolder(project);
  const partial = `${project.serverFile}.${process.pid}`;
  writeFileSync(partial, `${JSON.stringify(record, undefined, 2)}\n`);
  renameSync(partial, project.serverFile);
}

/** Removes the record of one process; that of a successor is left alone. */
export function removeServerRecord(project: Project, pid: number): void {
  if (findServerRecord(project)?.pid === pid) rmSync(project.serverFile, { force: true });
}
