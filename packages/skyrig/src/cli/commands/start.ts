import { misuse } from '../../config/misuse.ts';
import type { RunCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { openProject, type Project } from '../project/project.ts';
import {
  mergeSettings,
  readConfiguredSettings,
  readGivenSettings,
  writeLastSettings,
  type GivenSettings,
  type ServerSettings,
} from '../project/server-settings.ts';
import { announce, showPath } from '../server/announce.ts';
import { findServer } from '../server/find-server.ts';
import { launchDetached } from '../server/launch-detached.ts';
import type { ServerRecord } from '../server/server-record.ts';
import type { Terminal } from '../terminal.ts';

/** What was asked for and the cloud that runs is not: `--port 4600 (it is on 4566)`. */
function findDifferences(given: GivenSettings, record: ServerRecord): string[] {
  const { port, host, persist, clock } = given;
  const differences: string[] = [];
  if (port !== undefined && port !== 0 && port !== record.port)
    differences.push(`--port ${port} (it is on ${record.port})`);
  if (host !== undefined && host !== record.host) differences.push(`--host ${host} (it listens on ${record.host})`);
  if (clock !== undefined && clock !== record.clock)
    differences.push(`--clock ${clock} (its clock is ${record.clock})`);
  if (persist !== undefined && persist !== record.persist) {
    const kept = record.persist === null ? 'its state is in memory' : `its state is in ${showPath(record.persist)}`;
    differences.push(`--persist ${showPath(persist)} (${kept})`);
  }
  return differences;
}

function answerRunning(given: GivenSettings, record: ServerRecord, terminal: Terminal): number {
  const differences = findDifferences(given, record);
  if (differences.length > 0) {
    throw misuse(
      'RUNNING',
      `The cloud of this project runs already, at ${record.url}, but not with ${differences.join(' and ')}. To change that: skyrig restart with the same options.`,
    );
  }
  terminal.print(`Skyrig ${record.version} runs already at ${record.url} (process ${record.pid})`);
  return exitCodes.done;
}

async function startInForeground(
  project: Project,
  given: GivenSettings,
  settings: ServerSettings,
  terminal: Terminal,
): Promise<void> {
  const { serveProject } = await import('../server/serve-project.ts');
  await serveProject(project, settings, {
    isDetached: false,
    echo: (line) => terminal.print(terminal.colors.dim(line)),
    onReady: (record, services) => {
      writeLastSettings(project, given, record.port);
      announce(record, services, terminal);
    },
    onStopping: () => terminal.note('Stopping; once more to kill it.'),
  });
}

/** `skyrig start` */
export const start: RunCommand = async (line, terminal) => {
  const project = openProject(line);
  const given = readGivenSettings(line);
  const state = await findServer(project);
  if (state.kind === 'running') return answerRunning(given, state.record, terminal);
  if (state.kind === 'silent') {
    const { pid, url } = state.record;
    throw misuse(
      'SILENT',
      `Process ${pid} is said to be the cloud of this project, but does not answer at ${url}. If it hangs: skyrig stop --force. If it is another program by now: remove ${showPath(project.serverFile)}.`,
    );
  }
  const settings = mergeSettings(given, await readConfiguredSettings(project));
  if (line.flag('detach')) {
    const { record, services } = await launchDetached(project, settings);
    writeLastSettings(project, given, record.port);
    announce(record, services, terminal);
  } else await startInForeground(project, given, settings, terminal);
  return exitCodes.done;
};
