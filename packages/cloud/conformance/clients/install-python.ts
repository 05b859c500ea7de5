import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGES = ['boto3', 'awscli', 'pytest'];

/** The machine lacks what the clients need; the message says what to install. */
export class ClientUnavailable extends Error {
  override readonly name = 'ClientUnavailable';
}

export interface PythonClients {
  readonly python: string;
  readonly aws: string;
}

function run(command: string, args: readonly string[]): string | undefined {
  const { error, status, stdout, stderr } = spawnSync(command, [...args], { encoding: 'utf8' });
  if (error) return error.message;
  return status === 0 ? undefined : `${stdout}${stderr}`;
}

/** Makes a virtual environment with boto3, the AWS CLI and pytest on the first run. */
export function installPythonClients(cache: string): PythonClients {
  const bin = join(cache, process.platform === 'win32' ? 'Scripts' : 'bin');
  const clients = { python: join(bin, 'python'), aws: join(bin, 'aws') };
  const marker = join(cache, 'installed');
  if (existsSync(marker)) return clients;
  const made = run('python3', ['-m', 'venv', cache]);
  if (made !== undefined) throw new ClientUnavailable(`Python 3 with venv is needed (python3 -m venv):\n${made}`);
  const installed = run(clients.python, [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    ...PACKAGES,
  ]);
  if (installed !== undefined)
    throw new ClientUnavailable(`pip could not install ${PACKAGES.join(', ')}:\n${installed}`);
  writeFileSync(marker, '');
  return clients;
}
