import { relative } from 'node:path';

import type { Terminal } from '../terminal.ts';
import type { ServerRecord } from './server-record.ts';

/** A path as a person at the prompt would write it. */
export function showPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere === '' ? '.' : fromHere.startsWith('..') ? path : fromHere;
}

/** The line that scripts wait for. */
export function formatReadiness({ version, url }: Pick<ServerRecord, 'version' | 'url'>): string {
  return `Skyrig ${version} is ready at ${url}`;
}

/** Says where a cloud is, what it has and how to go on. */
export function announce(record: ServerRecord, services: readonly string[], terminal: Terminal): void {
  const { bold, dim, green, cyan } = terminal.colors;
  terminal.print(green(bold(formatReadiness(record))));
  const row = (name: string, text: string): void => terminal.print(`  ${dim(name.padEnd(9))} ${text}`);
  row('services', services.join(', '));
  row(
    'state',
    record.persist === null ? `in memory; ${cyan('--persist DIR')} keeps it` : `kept in ${showPath(record.persist)}`,
  );
  if (record.clock === 'virtual')
    row('clock', `virtual: stands still until ${cyan('/_skyrig/clock')} or ${cyan('/_skyrig/settle')} moves it`);
  row('use it', cyan('eval "$(skyrig env)"'));
  row('stop it', record.isDetached ? cyan('skyrig stop') : `${cyan('Ctrl-C')}, or ${cyan('skyrig stop')}`);
}
