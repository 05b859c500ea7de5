import { type AddressInfo, createServer, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { invocationOf, specOf } from './test-host.ts';
import { createRig } from './test-rig.ts';
import type { ComputeMode } from './types.ts';

describe.each<ComputeMode>(['inline', 'thread'])('in %s mode', (mode) => {
  test('a callback ends an invocation once nothing else is under way', async () => {
    const { invoke } = createRig(
      {
        'index.js': `let late = 0; exports.handler = (event, context, callback) => { setTimeout(() => { late += 1; }, 50); callback(null, { late, id: typeof context.awsRequestId }); };`,
      },
      { mode },
    );
    expect(await invoke()).toMatchObject({
      payload: '{"late":0,"id":"string"}',
      durationMs: 50,
      stillRunningAfterReturn: [],
    });
    expect(await invoke()).toMatchObject({ payload: '{"late":1,"id":"string"}' });
  });

  test('a callback ends an invocation at once when the context says so', async () => {
    const { invoke } = createRig(
      {
        'index.js': `exports.handler = (event, context, callback) => { context.callbackWaitsForEmptyEventLoop = false; setTimeout(() => {}, 50); callback('no'); };`,
      },
      { mode },
    );
    expect(await invoke()).toMatchObject({
      kind: 'error',
      payload: '{"errorType":"string","errorMessage":"no"}',
      durationMs: 0,
      stillRunningAfterReturn: ['timer 50 ms'],
    });
  });

  test('callbacks are refused from Node.js 24 on', async () => {
    const { invoke } = createRig(
      { 'index.js': `exports.handler = (event, context, callback) => callback(null, 1);` },
      { mode, runtime: 'nodejs24.x' },
    );
    expect(await invoke()).toMatchObject({ kind: 'error', errorType: 'Runtime.CallbackHandlerDeprecated' });
  });

  test('a handler whose event loop is empty answers null although it waits', async () => {
    const { invoke } = createRig({ 'index.js': `exports.handler = () => new Promise(() => {});` }, { mode });
    expect(await invoke()).toMatchObject({ kind: 'success', payload: 'null', durationMs: 0 });
  });

  test.each([
    ['missing.handler', 'Runtime.ImportModuleError', /^Error: Cannot find module 'missing'/],
    ['index.nothing', 'Runtime.HandlerNotFound', /^index\.nothing is undefined or not exported$/],
    ['index.value', 'Runtime.HandlerNotFound', /^index\.value is not a function$/],
    ['../index.handler', 'Runtime.MalformedHandlerName', /is not a valid handler name/],
    ['index', 'Runtime.MalformedHandlerName', /^Bad handler$/],
    ['broken.handler', 'Runtime.UserCodeSyntaxError', /broken\.ts:2:9/],
    ['lost.handler', 'Runtime.ImportModuleError', /Cannot find package 'no-such-package'/],
    ['relative.handler', 'Runtime.ImportModuleError', /Cannot find module '\.\/nowhere'/],
    ['throws.handler', 'RangeError', /^at init$/],
  ])('handler %s fails as %s', async (handler, errorType, message) => {
    const { invoke, environment } = createRig(
      {
        'index.ts': `export const handler = () => 1; export const value = 1;`,
        'broken.ts': `export const handler = async () => {\n  const = 1;\n};`,
        'lost.ts': `import 'no-such-package'; export const handler = () => 1;`,
        'relative.ts': `import './nowhere'; export const handler = () => 1;`,
        'throws.ts': `throw new RangeError('at init'); export const handler = () => 1;`,
      },
      { mode, handler },
    );
    const outcome = await invoke();
    expect(outcome).toMatchObject({ kind: 'crashed', errorType });
    expect(JSON.parse(outcome.payload)).toMatchObject({
      errorType,
      errorMessage: expect.stringMatching(message) as string,
    });
    expect(environment.state).toBe('closed');
  });

  test('handlers are found in folders, in nested exports and under other extensions', async () => {
    const { host, project } = createRig(
      {
        'src/api/app.mts': `export const routes = { get: async () => 'nested' };`,
        'legacy.cjs': `module.exports = { handler: async () => 'cjs' };`,
        'plain.js': `exports.handler = async () => 'js';`,
      },
      { mode },
    );
    const answers: string[] = [];
    for (const handler of ['src/api/app.routes.get', 'legacy.handler', 'plain.handler']) {
      const environment = host.compute.createEnvironment(specOf(project.path, { mode, handler }));
      answers.push((await host.drive(environment.invoke(invocationOf(host)))).payload);
    }
    expect(answers).toEqual(['"nested"', '"cjs"', '"js"']);
  });

  test('a response that JSON has no form for, or that is too large, is an error', async () => {
    const { invoke } = createRig(
      {
        'index.js': `exports.handler = async (event) => event.large ? 'x'.repeat(6_291_556) : event.big ? 1n : undefined;`,
      },
      { mode },
    );
    expect(await invoke({})).toMatchObject({ kind: 'success', payload: 'null' });
    expect(await invoke({ big: true })).toMatchObject({
      kind: 'error',
      errorType: 'Runtime.JSONStringifyError',
      errorMessage: 'Unable to stringify response body',
    });
    expect(await invoke({ large: true })).toMatchObject({
      kind: 'error',
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
    });
  });

  test('an exception out of a timer crashes the environment under its own name', async () => {
    const { invoke, environment } = createRig(
      {
        'index.js': `exports.handler = () => new Promise(() => { setTimeout(() => { throw new EvalError('out of reach'); }, 10); });`,
      },
      { mode },
    );
    expect(await invoke()).toMatchObject({
      kind: 'crashed',
      errorType: 'EvalError',
      errorMessage: 'out of reach',
      durationMs: 10,
    });
    expect(environment.state).toBe('closed');
  });

  test('streamed responses are collected', async () => {
    const { invoke } = createRig(
      {
        'index.js': `exports.handler = awslambda.streamifyResponse(async (event, stream) => { stream.write('"a'); await null; stream.end('b"'); });`,
      },
      { mode },
    );
    expect(await invoke()).toMatchObject({ kind: 'success', payload: '"ab"' });
  });

  test("random numbers come from the cloud's seed", async () => {
    const files = { 'index.js': `exports.handler = async () => [Math.random(), crypto.randomUUID()];` };
    const first = await createRig(files, { mode }).invoke();
    const second = await createRig(files, { mode }).invoke();
    expect(first).toMatchObject({ kind: 'success', payload: second.payload });
    expect(JSON.parse(first.payload)[1]).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  test('one invocation at a time', async () => {
    const { environment, host } = createRig({ 'index.js': `exports.handler = async () => 1;` }, { mode });
    const first = environment.invoke(invocationOf(host));
    await expect(environment.invoke(invocationOf(host))).rejects.toThrow(/is busy/);
    expect(await host.drive(first)).toMatchObject({ kind: 'success' });
  });

  test('a killed environment ends its invocation and lets nothing of it through', async () => {
    const { environment, host } = createRig(
      {
        'index.js': `exports.handler = async () => { await new Promise((resolve) => setTimeout(resolve, 10)); console.log('too late'); };`,
      },
      { mode },
    );
    await environment.init();
    const outcome = environment.invoke(invocationOf(host));
    await host.rest();
    expect(environment.activity()).toMatchObject({ running: true, virtualTimers: 1, foreign: [] });
    environment.kill('The test was over.');
    expect(await outcome).toMatchObject({ kind: 'crashed', errorMessage: 'The test was over.' });
    await host.compute.close();
    expect(host.timerCount()).toBe(0);
    expect(host.logs).toEqual([]);
  });

  test('a bundle is built again only when a file has changed', async () => {
    const { host, project, invoke, environment } = createRig(
      {
        'index.ts': `import { n } from './n.ts'; export const handler = async () => n;`,
        'n.ts': 'export const n = 1;',
      },
      { mode },
    );
    expect(await invoke()).toMatchObject({ payload: '1' });
    project.write({ 'n.ts': 'export const n = 1_000;' });
    expect(await invoke()).toMatchObject({ payload: '1' });
    const fresh = host.compute.createEnvironment({ ...environment.spec });
    expect(await host.drive(fresh.invoke(invocationOf(host)))).toMatchObject({ payload: '1000' });
  });

  test('work outside of the cloud is named while it lasts', async () => {
    const { environment, host } = createRig(
      {
        'index.mjs': `
        import { readFile } from 'node:fs/promises';
        import { gunzip, gzipSync } from 'node:zlib';
        import { promisify } from 'node:util';
        import { scrypt } from 'node:crypto';
        export const handler = async () => {
          const text = await readFile(new URL('./index.mjs', import.meta.url), 'utf8');
          const plain = await promisify(gunzip)(gzipSync('zipped'));
          const key = await promisify(scrypt)('a', 'b', 16, { N: 2 ** 14 });
          const digest = await crypto.subtle.digest('SHA-256', plain);
          return [text.length > 0, plain.toString(), key.length, digest.byteLength];
        };`,
      },
      { mode },
    );
    const names: string[] = [];
    const outcome = host.drive(environment.invoke(invocationOf(host)));
    await host.until(() => environment.activity().foreign.includes('crypto'));
    names.push(...environment.activity().foreign);
    expect(names).toEqual(['crypto']);
    expect(await outcome).toMatchObject({ kind: 'success', payload: '[true,"zipped",16,32]' });
  });

  test('a connection counts while an answer is outstanding, and rests in its pool', async () => {
    const questions: Socket[] = [];
    const server = createServer((socket) => socket.on('data', () => questions.push(socket))).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const { environment, host } = createRig(
      {
        'index.js': `
          const socket = require('node:net').connect(${String(port)}, '127.0.0.1');
          exports.handler = async () => {
            const answer = new Promise((resolve) => socket.once('data', resolve));
            socket.write('select 1');
            const text = String(await answer);
            await new Promise((resolve) => setTimeout(resolve, 1000));
            return text;
          };`,
      },
      { mode },
    );
    const name = `TCP 127.0.0.1:${String(port)}`;
    const outcome = environment.invoke(invocationOf(host));
    await new Promise((resolve) => server.once('connection', (socket) => socket.once('data', resolve)));
    await host.until(() => environment.activity().foreign.includes(name));
    questions[0]?.write('1 row');
    await host.rest();
    expect(environment.activity()).toMatchObject({ running: true, virtualTimers: 1, foreign: [] });
    expect(await host.drive(outcome)).toMatchObject({ kind: 'success', payload: '"1 row"', durationMs: 1000 });
    await host.compute.close();
    for (const socket of questions) socket.destroy();
    server.close();
  });
});

test('an endless loop in a thread is cut off after a grace in real time', async () => {
  const { environment, host } = createRig(
    { 'index.js': `exports.handler = async () => { for (;;); };` },
    { mode: 'thread', timeoutMs: 50 },
  );
  expect(await environment.invoke(invocationOf(host, {}, { deadlineMs: host.now() + 50 }))).toMatchObject({
    kind: 'timeout',
    errorType: 'Sandbox.Timedout',
  });
  expect(environment.state).toBe('closed');
});

test('so is one at the top of a module', async () => {
  const { environment, host } = createRig(
    { 'index.js': `for (;;); exports.handler = async () => 1;` },
    { mode: 'thread', timeoutMs: 50 },
  );
  expect(await environment.invoke(invocationOf(host))).toMatchObject({
    kind: 'timeout',
    errorType: 'Sandbox.Timedout',
  });
});

test('a thread that needs more memory than it has is out of memory', async () => {
  const { invoke } = createRig(
    {
      'index.js': `exports.handler = async () => { const all = []; for (;;) all.push(new Array(100_000).fill({}).map(() => ({ a: all.length }))); };`,
    },
    { mode: 'thread', memoryMb: 64 },
  );
  expect(await invoke()).toMatchObject({ kind: 'crashed', errorType: 'Runtime.OutOfMemory' });
});

test('a function of the test itself runs inline, with attribution and injected time outside of its own text', async () => {
  const { host } = createRig({});
  const environment = host.compute.createEnvironment(
    specOf('', {
      code: { kind: 'function', handler: async (event: { n: number }) => ({ n: event.n + 1, at: Date.now() }) },
    }),
  );
  expect(JSON.parse((await host.drive(environment.invoke(invocationOf(host, { n: 1 })))).payload)).toEqual({
    n: 2,
    at: Date.UTC(2026, 0, 1),
  });
  expect(() =>
    host.compute.createEnvironment(specOf('', { mode: 'thread', code: { kind: 'function', handler: () => 1 } })),
  ).toThrow(/runs inline/);
});

test('globals are what they were when the last inline environment is closed', async () => {
  const before = [
    globalThis.Date,
    globalThis.setTimeout,
    globalThis.fetch,
    globalThis.console,
    Math.random,
    process.env,
    process.emit,
  ];
  const { invoke, host } = createRig({ 'index.js': `exports.handler = async () => 1;` });
  await invoke();
  expect(globalThis.Date).not.toBe(before[0]);
  await host.compute.close();
  expect([
    globalThis.Date,
    globalThis.setTimeout,
    globalThis.fetch,
    globalThis.console,
    Math.random,
    process.env,
    process.emit,
  ]).toEqual(before);
});
