/** Official clients of other languages against `skyrig start`: `npm run conformance:clients -- [pytest's arguments]`. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ClientUnavailable, installPythonClients, type PythonClients } from './install-python.ts';
import { startServer } from './start-server.ts';

const HERE = import.meta.dirname;
const CACHE = join(HERE, '../../../../node_modules/.cache/skyrig-peers');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function run(
  command: string,
  args: readonly string[],
  cwd: string,
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const child = spawn(command, [...args], { cwd, stdio: 'inherit', env: { ...process.env, ...environment } });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

async function runPython({ python, aws }: PythonClients, url: string, args: readonly string[]): Promise<number> {
  const options = ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', ...args];
  const environment = { SKYRIG_ENDPOINT: url, SKYRIG_AWS: aws, PYTHONDONTWRITEBYTECODE: '1' };
  return run(python, options, join(HERE, 'python'), environment);
}

async function runGo(url: string): Promise<number> {
  if (spawnSync('go', ['version'], { stdio: 'ignore' }).error) {
    say('Go: left out, "go" is not on the PATH');
    return 0;
  }
  const environment = {
    SKYRIG_ENDPOINT: url,
    GOFLAGS: '-mod=mod',
    GOCACHE: join(CACHE, 'go-build'),
    GOMODCACHE: join(CACHE, 'go-modules'),
  };
  return run('go', ['run', '.'], join(HERE, 'go'), environment);
}

async function main(args: readonly string[]): Promise<number> {
  const clients = installPythonClients(join(CACHE, 'clients'));
  const codes: number[] = [];
  {
    await using server = await startServer('real');
    say(`real time, ${server.url}: boto3 and the AWS CLI, then Go`);
    codes.push(await runPython(clients, server.url, ['--ignore=test_control_plane.py', ...args]));
    if (args.length === 0) codes.push(await runGo(server.url));
  }
  await using server = await startServer('virtual');
  say(`virtual time, ${server.url}: boto3 with the control plane`);
  codes.push(await runPython(clients, server.url, ['test_control_plane.py', ...args]));
  return codes.every((code) => code === 0) ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = 2;
  process.stderr.write(
    `${error instanceof ClientUnavailable ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  );
}
