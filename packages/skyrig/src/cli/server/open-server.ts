import type { Cloud, TraceRecord } from '@skyrig/cloud';

import { misuse } from '../../config/misuse.ts';
import type { ServerSettings } from '../project/server-settings.ts';
import { describePortOwner } from './port-owner.ts';

/** A cloud that serves over HTTP in this process. */
export interface OpenServer {
  readonly cloud: Cloud;
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && (error.cause as NodeJS.ErrnoException | undefined)?.code === 'EADDRINUSE';
}

async function portTaken({ host, port }: ServerSettings, error: unknown): Promise<Error> {
  const owner = await describePortOwner(host, port);
  const finder = process.platform === 'win32' ? `netstat -ano | findstr :${port}` : `lsof -i :${port}`;
  return misuse(
    'PORT_TAKEN',
    `Port ${port} is taken by ${owner}. Stop it (to find it: ${finder}), or choose another port: --port 0 takes any free one.`,
    { cause: error },
  );
}

function formatRecord({ at, service, operation, actor, outcome, error }: TraceRecord): string {
  const who = actor.kind === 'client' || actor.kind === 'test' ? '' : ` by ${actor.name}`;
  return `${new Date(at).toISOString()} ${service} ${operation}${who} ${outcome}${error === undefined ? '' : `: ${error}`}`;
}

/** Requests when they are answered, and whatever fails. */
function isWorthLogging({ kind, outcome }: TraceRecord): boolean {
  if (outcome === 'waiting') return false;
  return kind === 'request' || kind === 'resumption' || outcome !== 'ok';
}

/** Gives `log` one line per request from now on. */
export function logRequests({ cloud }: OpenServer, log: (line: string) => void): void {
  cloud.trace.listen((record) => {
    if (isWorthLogging(record)) log(formatRecord(record));
  });
}

async function keepState(cloud: Cloud, folder: string): Promise<void> {
  try {
    await cloud.persist(folder);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw misuse(
      'PERSIST',
      `State cannot be kept in ${folder}: ${error.message}. Choose a folder that can be written.`,
      {
        cause: error,
      },
    );
  }
}

/** Makes a cloud, reads what it kept, and opens its port. */
export async function openServer(settings: ServerSettings): Promise<OpenServer> {
  const { createCloud } = await import('@skyrig/cloud');
  const cloud = createCloud({ clock: settings.clock });
  try {
    if (settings.persist !== undefined) await keepState(cloud, settings.persist);
    const { url, port } = await cloud.listen({ port: settings.port, host: settings.host });
    return { cloud, url, port, close: () => cloud.close() };
  } catch (error) {
    await cloud.close();
    throw isPortTaken(error) ? await portTaken(settings, error) : error;
  }
}
