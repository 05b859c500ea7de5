import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { misuse } from '../../config/misuse.ts';
import type { Project } from '../project/project.ts';
import type { ServerSettings } from '../project/server-settings.ts';
import { closeServerLog, openServerLog } from './server-log.ts';
import type { ServerRecord } from './server-record.ts';

/** What the process in the background tells the one that started it. */
export type ServerMessage =
  | { readonly kind: 'ready'; readonly record: ServerRecord; readonly services: readonly string[] }
  | { readonly kind: 'misuse'; readonly message: string };

export interface LaunchedServer {
  readonly record: ServerRecord;
  readonly services: readonly string[];
}

function firstMessage(child: ChildProcess): Promise<ServerMessage | undefined> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as ServerMessage));
    child.once('exit', () => resolve(undefined));
    child.once('error', reject);
  });
}

function serveArguments(project: Project, settings: ServerSettings): string[] {
  const { port, host, clock, persist } = settings;
  return [
    'serve',
    '--port',
    String(port),
    '--host',
    host,
    '--clock',
    clock,
    ...(persist === undefined ? [] : ['--persist', persist]),
    ...(project.configFile === undefined ? [] : ['--config', project.configFile]),
  ];
}

/** Starts the cloud in a process of its own, and answers once it can be used. */
export async function launchDetached(project: Project, settings: ServerSettings): Promise<LaunchedServer> {
  const log = openServerLog(project);
  const options = process.execArgv.filter((option) => !option.startsWith('--inspect'));
  const child = spawn(process.execPath, [...options, process.argv[1] ?? '', ...serveArguments(project, settings)], {
    cwd: project.folder,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeServerLog(log);
  const message = await firstMessage(child);
  if (message === undefined) {
    throw new Error(
      `The process in the background ended before it was ready. Its output:\n${readFileSync(project.logFile, 'utf8')}`,
    );
  }
  if (message.kind === 'misuse') throw misuse('START', message.message);
  child.disconnect();
  child.unref();
  return message;
}
