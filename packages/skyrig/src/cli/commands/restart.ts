import type { RunCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { openProject } from '../project/project.ts';
import {
  findLastSettings,
  mergeSettings,
  readConfiguredSettings,
  readGivenSettings,
  writeLastSettings,
  type GivenSettings,
} from '../project/server-settings.ts';
import { announce } from '../server/announce.ts';
import { findServer } from '../server/find-server.ts';
import { launchDetached } from '../server/launch-detached.ts';
import { stopServer } from '../server/stop-server.ts';

/** `skyrig restart` */
export const restart: RunCommand = async (line, terminal) => {
  const project = openProject(line);
  const configured = await readConfiguredSettings(project);
  const last = findLastSettings(project);
  const now = readGivenSettings(line);
  const given: GivenSettings = {
    port: now.port ?? last?.port,
    host: now.host ?? last?.host,
    persist: now.persist ?? last?.persist,
    clock: now.clock ?? last?.clock,
  };
  const settings = mergeSettings(given, configured);
  const stopped = await stopServer(project, await findServer(project));
  if (stopped) terminal.print(`Stopped the cloud at ${stopped.url} (process ${stopped.pid})`);
  const { record, services } = await launchDetached(project, settings);
  writeLastSettings(project, given, record.port);
  announce(record, services, terminal);
  return exitCodes.done;
};
