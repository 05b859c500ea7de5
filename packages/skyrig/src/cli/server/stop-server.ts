import { misuse } from '../../config/misuse.ts';
import { isAlive, waitForExit } from './process-state.ts';
import { removeServerRecord, type ServerRecord } from './server-record.ts';
import type { Project } from '../project/project.ts';
import type { ServerState } from './find-server.ts';

const GRACE_MS = 15_000;

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
    throw misuse('STOP', `Process ${pid} cannot be stopped: ${(error as Error).message}.`, { cause: error });
  }
}

/** Stops a project's cloud and waits until it has gone. Answers what was stopped; undefined when nothing ran. */
export async function stopServer(
  project: Project,
  state: ServerState,
  { isForced = false }: { readonly isForced?: boolean } = {},
): Promise<ServerRecord | undefined> {
  if (state.kind === 'stopped') return undefined;
  const { pid, url } = state.record;
  if (state.kind === 'silent' && !isForced) {
    throw misuse(
      'SILENT',
      `Process ${pid} does not answer at ${url}, so it may be another program by now, and was left alone. If it is the cloud: skyrig stop --force.`,
    );
  }
  signal(pid, 'SIGTERM');
  if (!(await waitForExit(pid, isForced ? 2000 : GRACE_MS))) {
    if (!isForced)
      throw misuse(
        'STOP',
        `Process ${pid} has not stopped within ${GRACE_MS / 1000} s. To kill it: skyrig stop --force.`,
      );
    signal(pid, 'SIGKILL');
    await waitForExit(pid, GRACE_MS);
  }
  if (!isAlive(pid)) removeServerRecord(project, pid);
  return state.record;
}
