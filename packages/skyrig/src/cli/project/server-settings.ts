import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { loadConfig } from '../../config/load-config.ts';
import type { CommandLine } from '../command-line.ts';
import type { Project } from './project.ts';

/** How a cloud is started, with every default filled in. */
export interface ServerSettings {
  readonly port: number;
  readonly host: string;
  /** Absolute; undefined for state in memory. */
  readonly persist?: string;
  readonly clock: 'real' | 'virtual';
}

export type GivenSettings = { readonly [K in keyof ServerSettings]?: ServerSettings[K] | undefined };

/** What the command line says. Its paths are relative to where the command was given. */
export function readGivenSettings(line: CommandLine): GivenSettings {
  const persist = line.text('persist');
  return {
    port: line.integer('port', 0, 65_535),
    host: line.text('host'),
    persist: persist === undefined ? undefined : resolve(persist),
    clock: line.text('clock') as ServerSettings['clock'] | undefined,
  };
}

/** What the config file says. Its paths are relative to itself. */
export async function readConfiguredSettings(project: Project): Promise<GivenSettings> {
  const { port, host, persist, clock } = await loadConfig(project);
  const base = project.configFile === undefined ? project.folder : dirname(project.configFile);
  return { port, host, persist: persist === undefined ? undefined : resolve(base, persist), clock };
}

/** Keeps what a start was told on its command line. A port that was left open is the one that was taken, so that a restart keeps it. */
export function writeLastSettings(project: Project, given: GivenSettings, port: number): void {
  const kept = { ...given, ...(given.port === 0 && { port }) };
  writeFileSync(project.lastStartFile, `${JSON.stringify(kept, undefined, 2)}\n`);
}

/** What the command line of the last start said; undefined when there was none, or when what was kept of it is unreadable. */
export function findLastSettings(project: Project): GivenSettings | undefined {
  if (!existsSync(project.lastStartFile)) return undefined;
  try {
    return JSON.parse(readFileSync(project.lastStartFile, 'utf8')) as GivenSettings;
  } catch {
    return undefined;
  }
}

/** The first that says something wins; what none says has its default. */
export function mergeSettings(...sources: readonly GivenSettings[]): ServerSettings {
  const find = <K extends keyof ServerSettings>(key: K): ServerSettings[K] | undefined =>
    sources.find((source) => source[key] !== undefined)?.[key];
  const persist = find('persist');
  return {
    port: find('port') ?? 4566,
    host: find('host') ?? '127.0.0.1',
    clock: find('clock') ?? 'real',
    ...(persist !== undefined && { persist }),
  };
}
