import type { RunCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { openProject } from '../project/project.ts';
import { showPath } from '../server/announce.ts';
import { findServer, type ServerState } from '../server/find-server.ts';
import type { Terminal } from '../terminal.ts';

function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function show(state: ServerState, terminal: Terminal): void {
  const { bold, green, yellow, dim, cyan } = terminal.colors;
  if (state.kind === 'stopped') {
    terminal.print(`No cloud of this project runs. To start one: ${cyan('skyrig start --detach')}`);
    return;
  }
  const { record } = state;
  const row = (name: string, text: string): void => terminal.print(`  ${dim(name.padEnd(9))} ${text}`);
  if (state.kind === 'silent') {
    terminal.print(yellow(bold(`Process ${record.pid} does not answer at ${record.url}`)));
    row('to do', `${cyan('skyrig logs')} shows what it did; ${cyan('skyrig stop --force')} ends it`);
    return;
  }
  const used = Object.entries(state.health.services).flatMap(([id, use]) => (use === 'running' ? [id] : []));
  terminal.print(green(bold(`Skyrig ${record.version} runs at ${record.url}`)));
  row('process', `${record.pid}, ${record.isDetached ? 'in the background' : 'in the foreground'}`);
  row('up', formatDuration(Date.now() - Date.parse(record.startedAt)));
  row('clock', record.clock);
  row('state', record.persist === null ? 'in memory' : `kept in ${showPath(record.persist)}`);
  row(
    'services',
    `${used.length === 0 ? 'none' : used.join(', ')} used, of ${Object.keys(state.health.services).length}`,
  );
}

/** `skyrig status` */
export const status: RunCommand = async (line, terminal) => {
  const state = await findServer(openProject(line));
  if (line.flag('json')) {
    const { record } = state.kind === 'stopped' ? { record: undefined } : state;
    const services = state.kind === 'running' ? state.health.services : undefined;
    terminal.print(JSON.stringify({ status: state.kind, ...record, services }, undefined, 2));
  } else show(state, terminal);
  return state.kind === 'running' ? exitCodes.done : exitCodes.failed;
};
