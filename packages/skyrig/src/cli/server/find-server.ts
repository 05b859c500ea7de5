import type { Project } from '../project/project.ts';
import { isAlive } from './process-state.ts';
import { findServerRecord, removeServerRecord, type ServerRecord } from './server-record.ts';

/** What a cloud says of itself. */
export interface Health {
  readonly version: string;
  /** Process that serves it. */
  readonly pid?: number;
  readonly services: Readonly<Record<string, string>>;
}

export type ServerState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'running'; readonly record: ServerRecord; readonly health: Health }
  /** The process is there, but no cloud answers at its address. */
  | { readonly kind: 'silent'; readonly record: ServerRecord };

const TIMEOUT_MS = 3000;

/** Asks whether a Skyrig cloud answers at an address. */
export async function findHealth(url: string): Promise<Health | undefined> {
  try {
    const response = await fetch(`${url}/_skyrig/health`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const health = (await response.json()) as Partial<Health> & { readonly status?: string };
    return health.status === 'ok' && health.version !== undefined
      ? { services: {}, ...health, version: health.version }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the project's cloud runs. What a killed one left behind is cleared away. */
export async function findServer(project: Project): Promise<ServerState> {
  const record = findServerRecord(project);
  if (record === undefined) return { kind: 'stopped' };
  if (!isAlive(record.pid)) {
    removeServerRecord(project, record.pid);
    return { kind: 'stopped' };
  }
  const health = await findHealth(record.url);
  if (health === undefined) return { kind: 'silent', record };
  // Its id has been given to another program, and another cloud has taken the port.
  if (health.pid !== undefined && health.pid !== record.pid) {
    removeServerRecord(project, record.pid);
    return { kind: 'stopped' };
  }
  return { kind: 'running', record, health };
}
