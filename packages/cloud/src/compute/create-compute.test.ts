import { describe, expect, test } from 'vitest';
import { invocationOf, jsonResponse } from './test-host.ts';
import { createRig } from './test-rig.ts';
import type { ComputeMode } from './types.ts';

const putItem = `
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const handler = async (event: { id: string }) => {
  await client.send(new PutItemCommand({ TableName: 'orders', Item: { id: { S: event.id } } }));
  return { saved: event.id };
};`;

describe.each<ComputeMode>(['inline', 'thread'])('%s', (mode) => {
  test('answers what the handler returns and keeps module state between warm invocations', async () => {
    const { invoke, host, environment } = createRig(
      {
        'index.ts': `let count: number = 0; export const handler = async (event: unknown) => ({ count: ++count, event });`,
      },
      { mode },
    );
    expect(await invoke({ a: 1 })).toMatchObject({
      kind: 'success',
      payload: '{"count":1,"event":{"a":1}}',
      initDurationMs: 0,
    });
    const warm = await invoke({ a: 2 });
    expect(warm).toMatchObject({ kind: 'success', payload: '{"count":2,"event":{"a":2}}' });
    expect(warm).not.toHaveProperty('initDurationMs');
    const other = host.compute.createEnvironment({ ...environment.spec });
    expect(await host.drive(other.invoke(invocationOf(host)))).toMatchObject({ payload: '{"count":1,"event":{}}' });
  });

  test('sends requests of the SDK to the cloud, with the invocation they belong to and its trace', async () => {
    const { environment, host } = createRig({ 'index.ts': putItem }, { mode });
    const invocation = invocationOf(
      host,
      { id: 'a' },
      { traceHeader: 'Root=1-5759e988-bd862e3fe1be46a994272793', traceparent: '00-1-2-01' },
    );
    expect(await host.drive(environment.invoke(invocation))).toMatchObject({
      kind: 'success',
      payload: '{"saved":"a"}',
      stillRunningAfterReturn: [],
    });
    expect(host.requests).toHaveLength(1);
    const [sent] = host.requests;
    expect(sent).toMatchObject({ environmentId: environment.id, invocationId: invocation.requestId });
    expect(sent?.request.url).toBe('https://dynamodb.us-east-1.amazonaws.com:443/');
    expect(sent?.request.headers).toMatchObject({
      'x-amz-target': 'DynamoDB_20120810.PutItem',
      'x-amzn-trace-id': 'Root=1-5759e988-bd862e3fe1be46a994272793',
      traceparent: '00-1-2-01',
    });
    expect(JSON.parse(Buffer.from(sent?.request.body ?? []).toString())).toEqual({
      TableName: 'orders',
      Item: { id: { S: 'a' } },
    });
  });

  test('counts requests exactly: at rest while one is parked, and done when its response has been acted upon', async () => {
    let release = (): void => undefined;
    const parked = new Promise<void>((resolve) => (release = resolve));
    const { environment, host } = createRig(
      { 'index.ts': putItem },
      { mode },
      { respond: () => parked.then(() => jsonResponse({})) },
    );
    await environment.init();
    const outcome = environment.invoke(invocationOf(host, { id: 'a' }));
    expect(environment.activity()).toMatchObject({ running: true, foreign: ['computing'] });
    await host.rest();
    expect(host.requests).toHaveLength(1);
    expect(environment.activity()).toMatchObject({
      running: true,
      requestsStarted: 1,
      responsesDelivered: 0,
      foreign: [],
    });
    release();
    expect(await outcome).toMatchObject({ kind: 'success' });
    expect(environment.activity()).toMatchObject({ running: false, foreign: [] });
  });

  test("times out on the cloud's clock, without waiting, and is gone then", async () => {
    const { environment, host } = createRig(
      {
        'index.ts': `export const handler = async () => { await new Promise((resolve) => setTimeout(resolve, 60_000)); };`,
      },
      { mode },
    );
    const invocation = invocationOf(host);
    expect(await host.drive(environment.invoke(invocation))).toMatchObject({
      kind: 'timeout',
      durationMs: 3000,
      payload: `{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: ${invocation.requestId} Error: Task timed out after 3.00 seconds"}`,
    });
    expect(environment.state).toBe('closed');
    await expect(environment.invoke(invocationOf(host))).rejects.toThrow('is closed');
  });

  test("gives code the cloud's time: dates, timers, promises of timers and what is left of the time limit", async () => {
    const { invoke } = createRig(
      {
        'index.ts': `
        import { setTimeout as sleep } from 'node:timers/promises';
        export const handler = async (_event: unknown, context: { getRemainingTimeInMillis(): number }) => {
          const start = new Date();
          await new Promise((resolve) => setTimeout(resolve, 1000));
          await sleep(500);
          let ticks = 0;
          await new Promise<void>((resolve) => { const timer = setInterval(() => { if (++ticks === 3) { clearInterval(timer); resolve(); } }, 100); });
          await new Promise((resolve) => setImmediate(resolve));
          return { start: start.toISOString(), isDate: start instanceof Date, took: Date.now() - start.getTime(), left: context.getRemainingTimeInMillis(), ticks };
        };`,
      },
      { mode },
    );
    const outcome = await invoke();
    expect(JSON.parse(outcome.payload)).toEqual({
      start: '2026-01-01T00:00:00.000Z',
      isDate: true,
      took: 1800,
      left: 1200,
      ticks: 3,
    });
  });

  test("formats the cloud's time where no date is given, and a date where one is", async () => {
    const { invoke } = createRig(
      {
        'index.ts': `
        const formatter = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo', dateStyle: 'short' });
        export const handler = async () => [
          formatter.format(),
          [undefined, 0].map(formatter.format),
          formatter.formatToParts().map(({ value }) => value).join(''),
          formatter.formatToParts(new Date(0)).map(({ value }) => value).join(''),
          formatter.format === formatter.format,
        ];`,
      },
      { mode },
    );
    const [now, past] = ['2026-01-01', '1970-01-01'];
    expect(JSON.parse((await invoke()).payload)).toEqual([now, [now, past], now, past, true]);
    expect(new Intl.DateTimeFormat('en', { year: 'numeric' }).format()).toBe(String(new Date().getFullYear()));
  });

  test('reports errors with stacks that point at the source', async () => {
    const { invoke, project } = createRig(
      {
        'index.ts': `import { fail } from './lib/fail.ts';\ninterface Event { x: 1 }\nexport const handler = async (event: Event) => {\n  await Promise.resolve(event);\n  fail();\n};`,
        'lib/fail.ts': `type Unused = string;\n\nexport function fail(): never {\n  throw new RangeError('too far');\n}`,
      },
      { mode },
    );
    const outcome = await invoke();
    expect(outcome).toMatchObject({ kind: 'error', errorType: 'RangeError', errorMessage: 'too far' });
    if (outcome.kind !== 'error') throw new Error('unreachable');
    expect(outcome.trace[0]).toBe('RangeError: too far');
    expect(outcome.trace[1]).toContain(`${project.path}/lib/fail.ts:4:9`);
    expect(outcome.trace[2]).toContain(`${project.path}/index.ts:5:3`);
    expect(outcome.trace.join('\n')).not.toContain('[worker eval]');
    expect(JSON.parse(outcome.payload)).toEqual({
      errorType: 'RangeError',
      errorMessage: 'too far',
      trace: outcome.trace,
    });
  });

  test("writes console and stdout to the log in Lambda's form", async () => {
    const { invoke, host } = createRig(
      {
        'index.ts': `console.log('cold'); export const handler = async () => { console.warn('a %d', 1, { b: 2 }); process.stdout.write('plain\\n'); };`,
      },
      { mode },
    );
    await invoke();
    const id = host.logs.at(-1)?.invocationId;
    expect(host.logs.map((log) => log.entry.line)).toEqual([
      '2026-01-01T00:00:00.000Z\tundefined\tINFO\tcold',
      `2026-01-01T00:00:00.000Z\t${String(id)}\tWARN\ta 1 { b: 2 }`,
      'plain',
    ]);
  });

  test('gives code its own environment variables, also inside of packages', async () => {
    const { invoke } = createRig(
      {
        'node_modules/reads-env/package.json': '{"name":"reads-env","main":"index.js"}',
        'node_modules/reads-env/index.js': `exports.region = () => process.env.AWS_REGION; exports.now = () => Date.now();`,
        'index.ts': `import { region, now } from 'reads-env'; export const handler = async () => [process.env.TABLE, region(), process.env.VITEST ?? null, now()];`,
      },
      { mode, environment: { TABLE: 'orders', AWS_REGION: 'eu-west-3' } },
    );
    expect(JSON.parse((await invoke()).payload)).toEqual(['orders', 'eu-west-3', null, Date.UTC(2026, 0, 1)]);
    expect(process.env['TABLE']).toBeUndefined();
  });

  test('treats process.exit as Lambda does', async () => {
    const { environment, host } = createRig(
      { 'index.ts': `export const handler = async () => { try { process.exit(3); } catch {} return 'not reached'; };` },
      { mode },
    );
    const invocation = invocationOf(host);
    expect(await host.drive(environment.invoke(invocation))).toMatchObject({
      kind: 'crashed',
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${invocation.requestId} Error: Runtime exited with error: exit status 3`,
    });
    expect(environment.state).toBe('closed');
  });

  test('reports rejections that nobody handles, and keeps them from the test runner', async () => {
    const { invoke } = createRig(
      { 'index.ts': `export const handler = async () => { void Promise.reject(new TypeError('lost')); return 1; };` },
      { mode },
    );
    const outcome = await invoke();
    expect(outcome).toMatchObject({
      kind: 'crashed',
      errorType: 'Runtime.UnhandledPromiseRejection',
      errorMessage: 'TypeError: lost',
    });
    expect(outcome.unhandled).toHaveLength(1);
    expect(outcome.unhandled[0]).toMatch(/^TypeError: lost\n.*index\.ts:1:/);
  });

  test('names what is still running after the handler has returned, and goes on with it in the next invocation', async () => {
    const { invoke, host } = createRig(
      {
        'index.ts': `
        import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
        const client = new DynamoDBClient({});
        const seen: string[] = [];
        export const handler = async (event: { start?: boolean }) => {
          if (event.start) {
            setTimeout(() => seen.push('timer'), 40);
            void client.send(new PutItemCommand({ TableName: 'late', Item: {} })).then(() => seen.push('request'));
            await new Promise((resolve) => setTimeout(resolve, 5));
          } else await new Promise((resolve) => setTimeout(resolve, 100));
          return seen;
        };`,
      },
      { mode },
      {
        respond: () =>
          new Promise((resolve) => {
            respond = () => resolve(jsonResponse({}));
          }),
      },
    );
    let respond = (): void => undefined;
    const first = await invoke({ start: true });
    expect(first).toMatchObject({ kind: 'success', payload: '[]' });
    expect(first.stillRunningAfterReturn).toEqual(
      expect.arrayContaining(['request POST https://dynamodb.us-east-1.amazonaws.com:443/', 'timer 40 ms']),
    );
    expect(host.timerCount()).toBe(0);
    respond();
    expect(JSON.parse((await invoke()).payload)).toEqual(['request', 'timer']);
  });

  test('names a request that nobody awaited however soon it is answered', async () => {
    const { invoke } = createRig(
      {
        'index.ts': `
        import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
        const client = new DynamoDBClient({});
        export const handler = async () => {
          void client.send(new PutItemCommand({ TableName: 'late', Item: {} }));
        };`,
      },
      { mode },
      { respond: () => Promise.resolve(jsonResponse({})) },
    );
    for (let round = 0; round < 10; round++) {
      const { stillRunningAfterReturn } = await invoke();
      expect(stillRunningAfterReturn).toContain('request POST https://dynamodb.us-east-1.amazonaws.com:443/');
    }
  });

  test("waits for top-level await, and imports CommonJS and ES modules from the function's own folder", async () => {
    const { invoke } = createRig(
      {
        'node_modules/a-cjs-package/package.json': '{"name":"a-cjs-package","main":"index.js"}',
        'node_modules/a-cjs-package/index.js': `exports.named = 'cjs'; exports.usesRequire = require('node:path').sep;`,
        'node_modules/an-esm-package/package.json': '{"name":"an-esm-package","type":"module","exports":"./index.js"}',
        'node_modules/an-esm-package/index.js': `export const value = await Promise.resolve('esm'); export default value;`,
        'lib/legacy.cjs': `const { named } = require('a-cjs-package'); module.exports = { named, file: __filename.length > 0 };`,
        'lib/text.ts':
          'export const text = `\nimport x from "nowhere";\nexport default 1;\nexport { x };\n`; export default class Box {}',
        'index.mts': `
        import cjs, { named } from 'a-cjs-package';
        import * as esm from 'an-esm-package';
        import legacy from './lib/legacy.cjs';
        import Box, { text } from './lib/text.ts';
        const config = await Promise.resolve({ ready: true });
        const lazy = (await import('an-esm-package')).value;
        export const handler = async () => ({ config, cjs: cjs.named, named, esm: esm.value, lazy, legacy, box: new Box().constructor.name, text: text.length, url: import.meta.url.endsWith('index.mts') });`,
      },
      { mode },
    );
    expect(JSON.parse((await invoke()).payload)).toEqual({
      config: { ready: true },
      cjs: 'cjs',
      named: 'cjs',
      esm: 'esm',
      lazy: 'esm',
      legacy: { named: 'cjs', file: true },
      box: 'Box',
      text: 58,
      url: true,
    });
  });
});
