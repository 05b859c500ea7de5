import { misuse } from '../../config/misuse.ts';
import type { Project } from '../project/project.ts';
import { findServer } from './find-server.ts';
import type { ServerRecord } from './server-record.ts';

/** The project's cloud. Throws a SkyrigError that says how to start one when none runs. */
export async function getRunningServer(project: Project): Promise<ServerRecord> {
  const state = await findServer(project);
  if (state.kind === 'running') return state.record;
  if (state.kind === 'silent') {
    throw misuse(
      'SILENT',
      `The cloud (process ${state.record.pid}) does not answer at ${state.record.url}. See: skyrig status`,
    );
  }
  throw misuse('NOT_RUNNING', `No cloud of this project (${project.folder}) runs. To start one: skyrig start --detach`);
}
