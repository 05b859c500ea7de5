import type { RunCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { openProject } from '../project/project.ts';
import { findServer } from '../server/find-server.ts';
import { stopServer } from '../server/stop-server.ts';

/** `skyrig stop` */
export const stop: RunCommand = async (line, terminal) => {
  const project = openProject(line);
  const stopped = await stopServer(project, await findServer(project), { isForced: line.flag('force') });
  terminal.print(
    stopped ? `Stopped the cloud at ${stopped.url} (process ${stopped.pid})` : 'No cloud of this project runs',
  );
  return exitCodes.done;
};
