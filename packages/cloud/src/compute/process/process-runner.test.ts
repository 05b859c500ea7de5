import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { invocationOf, specOf } from '../test-host.ts';
import { createRig } from '../test-rig.ts';

const shellBootstrap = `#!/bin/bash
API="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime"
COUNT=0
while true; do
  HEADERS=$(mktemp)
  EVENT=$(curl -sS -D "$HEADERS" "$API/invocation/next")
  ID=$(grep -i lambda-runtime-aws-request-id "$HEADERS" | tr -d '[:space:]' | cut -d: -f2)
  rm -f "$HEADERS"
  COUNT=$((COUNT + 1))
  echo "handling $ID"
  case "$EVENT" in
    *fail*) curl -sS -X POST "$API/invocation/$ID/error" -d '{"errorType":"Sad","errorMessage":"as told","stackTrace":["here"]}' > /dev/null ;;
    *exit*) exit 7 ;;
    *sleep*) sleep 60 ;;
    *) curl -sS -X POST "$API/invocation/$ID/response" -d "{\\"count\\":$COUNT,\\"region\\":\\"$AWS_REGION\\",\\"endpoint\\":\\"$AWS_ENDPOINT_URL\\"}" > /dev/null ;;
  esac
done
`;

/** States of the processes of a group that have not ended; what has ended may wait for its parent to ask. */
function livingMembersOf(group: string): readonly string[] {
  const lines = execFileSync('ps', ['-eo', 'pgid=,stat='], { encoding: 'utf8' }).split('\n');
  const members = lines.map((line) => line.trim().split(/\s+/)).filter(([id]) => id === group);
  return members.map(([, state = '']) => state).filter((state) => !state.startsWith('Z'));
}

const custom = { mode: 'process', runtime: 'provided.al2023', handler: 'any' } as const;
const real = { virtual: false, endpoint: 'http://127.0.0.1:4566' };

test('a bootstrap of a custom runtime serves invocations over the Runtime API', async () => {
  const { environment, host } = createRig({ bootstrap: shellBootstrap }, custom, real);
  const invocation = invocationOf(host);
  expect(await environment.invoke(invocation)).toMatchObject({
    kind: 'success',
    payload: '{"count":1,"region":"us-east-1","endpoint":"http://127.0.0.1:4566"}',
  });
  expect(await environment.invoke(invocationOf(host))).toMatchObject({
    kind: 'success',
    payload: expect.stringContaining('"count":2') as string,
  });
  expect(await environment.invoke(invocationOf(host, 'fail'))).toMatchObject({
    kind: 'error',
    errorType: 'Sad',
    errorMessage: 'as told',
    trace: ['here'],
  });
  expect(host.logs[0]).toMatchObject({
    invocationId: invocation.requestId,
    entry: { line: `handling ${invocation.requestId}` },
  });
});

test('a process that exits is a crash', async () => {
  const { environment, host } = createRig({ bootstrap: shellBootstrap }, custom, real);
  const invocation = invocationOf(host, 'exit');
  expect(await environment.invoke(invocation)).toMatchObject({
    kind: 'crashed',
    errorType: 'Runtime.ExitError',
    errorMessage: `RequestId: ${invocation.requestId} Error: Runtime exited with error: exit status 7`,
  });
});

test('a process that takes too long is ended with all that it started', async () => {
  const { environment, host } = createRig({ bootstrap: shellBootstrap }, { ...custom, timeoutMs: 300 }, real);
  const outcome = environment.invoke(invocationOf(host, 'sleep', { deadlineMs: host.now() + 1000 }));
  await new Promise<void>((resolve) => {
    const { onLog } = host;
    Object.assign(host, { onLog: (...args: Parameters<typeof onLog>) => (onLog(...args), resolve()) });
  });
  const group = /process (\d+)/.exec(environment.activity().foreign[0] ?? '')?.[1];
  expect(await outcome).toMatchObject({
    kind: 'timeout',
    errorMessage: expect.stringMatching(/Task timed out after 0\.30 seconds$/) as string,
  });
  expect(group).toMatch(/^\d+$/);
  await expect.poll(() => livingMembersOf(String(group))).toEqual([]);
});

test('a signal that ends this process ends the children first', async () => {
  const { project } = createRig({});
  const groups = fileURLToPath(new URL('process-group.ts', import.meta.url));
  const bundled = await build({ entryPoints: [groups], bundle: true, platform: 'node', format: 'cjs', write: false });
  project.write({
    'parent.cjs': `${bundled.outputFiles[0]?.text ?? ''}
      const child = module.exports.spawnGroup({ command: 'sleep', args: ['60'], cwd: '.', env: process.env });
      child.once('spawn', () => console.log(child.pid));`,
  });
  const parent = spawn(process.execPath, ['parent.cjs'], { cwd: project.path, stdio: ['ignore', 'pipe', 'inherit'] });
  const [pid] = (await once(parent.stdout, 'data')) as [Buffer];
  const ended = once(parent, 'exit');
  parent.kill('SIGTERM');
  expect(await ended).toEqual([null, 'SIGTERM']);
  await expect.poll(() => livingMembersOf(String(pid).trim())).toEqual([]);
});

test("Node.js functions run in a process too, from TypeScript, with Lambda's log lines", async () => {
  const { environment, host } = createRig(
    {
      'index.ts': `import { setTimeout } from 'node:timers/promises'; let n = 0; export const handler = async (event: { throws?: boolean }, context: { awsRequestId: string }) => { await setTimeout(1); console.log('n is', ++n); if (event.throws) throw new TypeError('bad'); return { n, id: context.awsRequestId }; };`,
    },
    { mode: 'process' },
    real,
  );
  const invocation = invocationOf(host, {});
  expect(await environment.invoke(invocation)).toMatchObject({
    kind: 'success',
    payload: JSON.stringify({ n: 1, id: invocation.requestId }),
  });
  const failed = await environment.invoke(invocationOf(host, { throws: true }));
  expect(failed).toMatchObject({ kind: 'error', errorType: 'TypeError' });
  expect(failed.kind === 'error' && failed.trace[1]).toMatch(/index\.ts:1:\d+/);
  expect(host.logs[0]?.entry.line).toMatch(new RegExp(`^\\d{4}-.*Z\\t${invocation.requestId}\\tINFO\\tn is 1$`));
});

test('Python functions run with an installed interpreter', async () => {
  const { environment, host } = createRig(
    {
      'app.py':
        'import os\ncount = 0\ndef handler(event, context):\n    global count\n    count += 1\n    if event.get("throws"):\n        raise ValueError("bad")\n    return {"count": count, "name": context.function_name, "left": context.get_remaining_time_in_millis() > 0}\n',
    },
    { mode: 'thread', runtime: 'python3.13', handler: 'app.handler' },
    real,
  );
  expect(await environment.invoke(invocationOf(host, {}))).toMatchObject({
    kind: 'success',
    payload: '{"count": 1, "name": "orders", "left": true}',
  });
  expect(await environment.invoke(invocationOf(host, { throws: true }))).toMatchObject({
    kind: 'error',
    errorType: 'ValueError',
    errorMessage: 'bad',
  });
});

test('what cannot be run names the runtime', async () => {
  const { host, project } = createRig({ 'index.rb': '' }, custom, real);
  const outcomeOf = (runtime: string) =>
    host.compute.createEnvironment(specOf(project.path, { runtime, mode: 'process' })).invoke(invocationOf(host));
  expect(await outcomeOf('java21')).toMatchObject({
    kind: 'crashed',
    errorType: 'Runtime.InvalidEntrypoint',
    errorMessage: expect.stringMatching(/^The runtime java21 cannot be run here/) as string,
  });
  expect(await outcomeOf('provided.al2023')).toMatchObject({
    kind: 'crashed',
    errorMessage: expect.stringMatching(/^Error: Couldn't find valid bootstrap/) as string,
  });
});

test('zip packages are unpacked and run: a bootstrap in a process, JavaScript in a thread as it is', async () => {
  const { host, project } = createRig(
    {
      bootstrap: shellBootstrap,
      'package.json': '{"type":"module"}',
      'index.js': `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; import { x } from './lib/x.js'; export const handler = async () => [x, typeof DynamoDBClient, import.meta.url.endsWith('/index.js')];`,
      'lib/x.js': 'export const x = 1;',
    },
    custom,
    real,
  );
  execFileSync('zip', ['-qr', 'package.zip', 'bootstrap', 'index.js', 'lib', 'package.json'], { cwd: project.path });
  const code = { kind: 'zip', bytes: readFileSync(`${project.path}/package.zip`) } as const;
  const shell = host.compute.createEnvironment(specOf('', { ...custom, code }));
  expect(await shell.invoke(invocationOf(host))).toMatchObject({
    kind: 'success',
    payload: expect.stringContaining('"count":1') as string,
  });
  for (const mode of ['thread', 'inline', 'process'] as const) {
    const node = host.compute.createEnvironment(specOf('', { mode, code }));
    expect(await node.invoke(invocationOf(host))).toMatchObject({ kind: 'success', payload: '[1,"function",true]' });
  }
});
