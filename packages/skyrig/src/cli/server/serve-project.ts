import { writeSync } from 'node:fs';

import { exitCodes } from '../exit-codes.ts';
import type { Project } from '../project/project.ts';
import type { ServerSettings } from '../project/server-settings.ts';
import { readVersion } from '../version.ts';
import { logRequests, openServer } from './open-server.ts';
import { closeServerLog, openServerLog } from './server-log.ts';
import { removeServerRecord, writeServerRecord, type ServerRecord } from './server-record.ts';
import { waitForStopSignal } from './stop-signals.ts';

export interface ServeOptions {
  readonly isDetached: boolean;
  /** Where the log goes besides the log file. */
  readonly echo?: (line: string) => void;
  onReady(record: ServerRecord, services: readonly string[]): void;
  onStopping?(signal: NodeJS.Signals): void;
}

function exitOnBug(project: Project, log: (line: string) => void): void {
  process.on('uncaughtException', (error) => {
    log(`${new Date().toISOString()} skyrig failed; please report this: ${error.stack ?? error.message}`);
    removeServerRecord(project, process.pid);
    process.exit(exitCodes.bug);
  });
}

/** Serves a project's cloud until a signal stops it; then everything is closed and folded. */
export async function serveProject(project: Project, settings: ServerSettings, options: ServeOptions): Promise<void> {
  const stopped = waitForStopSignal();
  const server = await openServer(settings);
  // In the background, stdout is the log file already.
  const descriptor = options.isDetached ? process.stdout.fd : openServerLog(project);
  const log = (line: string): void => {
    writeSync(descriptor, `${line}\n`);
    options.echo?.(line);
  };
  logRequests(server, log);
  exitOnBug(project, log);
  const record: ServerRecord = {
    pid: process.pid,
    port: server.port,
    url: server.url,
    startedAt: new Date().toISOString(),
    host: settings.host,
    clock: settings.clock,
    persist: settings.persist ?? null,
    isDetached: options.isDetached,
    version: readVersion(),
  };
  try {
    writeServerRecord(project, record);
    options.onReady(record, Object.keys(server.cloud.services()));
    const signal = await stopped;
    options.onStopping?.(signal);
    log(`${new Date().toISOString()} skyrig stopped by ${signal}`);
  } finally {
    await server.close();
    removeServerRecord(project, process.pid);
    if (!options.isDetached) closeServerLog(descriptor);
  }
}
