import { describe, expect, test } from 'vitest';
import { invocationOf, specOf, type TestHostOptions } from '../test-host.ts';
import { createRig } from '../test-rig.ts';
import type { EnvironmentSpec } from '../types.ts';

const client = `
  import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
  const db = new DynamoDBClient({});
  const get = () => db.send(new GetItemCommand({ TableName: 't', Key: { id: { S: 'x' } } }));
  function isKnown() {
    const { seen = new WeakSet() } = globalThis as { seen?: WeakSet<object> };
    Object.assign(globalThis, { seen });
    const answer = seen.has(db);
    seen.add(db);
    return answer;
  }`;

/** What a function answers in three environments, one after the other, twice in each. */
async function answers(
  source: string,
  specs: readonly Partial<EnvironmentSpec>[] = [{}, {}, {}],
  { invocationMs = 3000, ...options }: TestHostOptions & { readonly invocationMs?: number } = {},
): Promise<string[][]> {
  const { host, project } = createRig({ 'index.ts': source }, {}, { verifiesSignatures: false, ...options });
  const all: string[][] = [];
  for (const spec of specs) {
    const environment = host.compute.createEnvironment(specOf(project.path, spec));
    const invoke = async (): Promise<string> => {
      const invocation = invocationOf(host, {}, { deadlineMs: host.now() + invocationMs });
      return (await host.drive(environment.invoke(invocation))).payload;
    };
    all.push([await invoke(), await invoke()]);
    await environment.close();
  }
  return all;
}

const again = [
  ['true', 'true'],
  ['true', 'true'],
];
const anew = [
  ['false', 'true'],
  ['false', 'true'],
];

test('code that remembers nothing is evaluated once, clients and all', async () => {
  const source = `${client}\nexport const handler = async () => { await get(); return isKnown(); };`;
  expect(await answers(source)).toEqual([['false', 'true'], ...again]);
});

describe('code is evaluated anew', () => {
  test.each([
    [
      'after something was remembered',
      `const cache = new Map<string, number>(); export const handler = async () => { cache.set('a', 1); return isKnown(); };`,
    ],
    [
      'after a variable was changed',
      `export const handler = async () => { process.env.STAGE = 'test'; return isKnown(); };`,
    ],
    ['after a request was retried', `export const handler = async () => { await get(); return isKnown(); };`],
    [
      'after its client was changed',
      `export const handler = async () => { db.middlewareStack.use({ applyToStack: (stack) => stack.add((next) => next, { step: 'build' }) }); return isKnown(); };`,
    ],
    [
      'while a timer is left',
      `export const handler = (event: unknown, context: { callbackWaitsForEmptyEventLoop: boolean }, callback: (error: unknown, answer: unknown) => void) => { context.callbackWaitsForEmptyEventLoop = false; setTimeout(() => 0, 60_000); callback(null, isKnown()); };`,
    ],
    [
      'while a request is left',
      `export const handler = (event: unknown, context: { callbackWaitsForEmptyEventLoop: boolean }, callback: (error: unknown, answer: unknown) => void) => { context.callbackWaitsForEmptyEventLoop = false; void get(); callback(null, isKnown()); };`,
    ],
  ])('%s', async (name, handler) => {
    let count = 0;
    const body = Buffer.from('{}');
    const respond: TestHostOptions['respond'] = () => {
      count += 1;
      return { status: name.includes('retried') && count % 2 === 1 ? 503 : 200, headers: {}, body };
    };
    const options: TestHostOptions = name.includes('request is left') ? { parks: true } : { respond };
    expect(await answers(`${client}\n${handler}`, undefined, options)).toEqual([['false', 'true'], ...anew]);
  });

  test('with other variables', async () => {
    const source = `${client}\nexport const handler = async () => isKnown();`;
    const { environment } = specOf('');
    const specs = ['a', 'b', 'a'].map((STAGE) => ({ environment: { ...environment, STAGE } }));
    expect(await answers(source, specs)).toEqual([...anew, ['true', 'true']]);
  });

  test('where signatures are checked, for a client keeps its credentials', async () => {
    const source = `${client}\nexport const handler = async () => isKnown();`;
    expect(await answers(source, undefined, { verifiesSignatures: true })).toEqual([['false', 'true'], ...anew]);
  });
});

test.each([
  ['a number', 'let n = 0; export const handler = async () => ++n;'],
  ['an object', 'const state = { n: 0 }; export const handler = async () => ++state.n;'],
  ['a closure', 'const next = ((n) => () => ++n)(0); export const handler = async () => next();'],
  ['a class', 'class State { static n = 0 } export const handler = async () => ++State.n;'],
  [
    'a memo on a function',
    'const f: { (): number; n?: number } = () => (f.n = (f.n ?? 0) + 1); export const handler = async () => f();',
  ],
  [
    'the environment',
    `export const handler = async () => (process.env.N = String(Number(process.env.N ?? 0) + 1), Number(process.env.N));`,
  ],
  [
    'what hangs on a map',
    'const cache: Map<string, string> & { n?: number } = new Map(); export const handler = async () => (cache.n = (cache.n ?? 0) + 1);',
  ],
  [
    'what hangs on a prototype',
    'class Service {} const own = Service.prototype as { n?: number }; export const handler = async () => (own.n = (own.n ?? 0) + 1);',
  ],
  [
    'a symbol',
    `const state: Record<symbol, number> = {}; const n = 'n'; export const handler = async () => (state[Symbol.for(n)] = (state[Symbol.for(n)] ?? 0) + 1);`,
  ],
  [
    'what is frozen',
    'const config = { a: 1 }; export const handler = async () => { const n = Object.isFrozen(config) ? 2 : 1; Object.freeze(config); return n; };',
  ],
  [
    'what is not enumerated',
    `const load = () => 0; export const handler = async () => { const n = 'memo' in load ? 2 : 1; Object.defineProperty(load, 'memo', { value: 1, configurable: true, writable: true }); return n; };`,
  ],
  ['listeners', `export const handler = async () => (process.on('x' as never, () => 0), process.listenerCount('x'));`],
])('state begins anew in each environment: %s', async (_name, source) => {
  expect(await answers(source)).toEqual([
    ['1', '2'],
    ['1', '2'],
    ['1', '2'],
  ]);
});

test('timers that are imported later, and what was read by a getter, are those of the present environment', async () => {
  const source = `
    const clock = { get now() { return Date.now(); } };
    const evaluatedAt = clock.now;
    export const handler = async () => {
      const { setTimeout } = await import('node:timers');
      const start = Date.now();
      await new Promise((resolve) => setTimeout(resolve, 60_000));
      return [Date.now() - start, start - evaluatedAt];
    };`;
  const slow = { timeoutMs: 100_000 };
  expect(await answers(source, [slow, slow], { invocationMs: 100_000 })).toEqual([
    ['[60000,0]', '[60000,60000]'],
    ['[60000,0]', '[60000,60000]'],
  ]);
});

test('the clock, log, timers and variables are those of the present environment', async () => {
  const source = `
    import { setTimeout as sleep } from 'node:timers/promises';
    export const handler = async () => {
      const start = Date.now();
      await sleep(1000);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      console.log(process.env.AWS_LAMBDA_FUNCTION_NAME);
      return [Date.now() - start, process.env['AWS_LAMBDA' + '_LOG_STREAM_NAME']].join();
    };`;
  const { environment } = specOf('');
  const specs = ['one', 'two'].map((AWS_LAMBDA_LOG_STREAM_NAME) => ({
    environment: { ...environment, AWS_LAMBDA_LOG_STREAM_NAME },
  }));
  expect(await answers(source, specs)).toEqual([
    ['"2000,one"', '"2000,one"'],
    ['"2000,two"', '"2000,two"'],
  ]);
});

test.each([
  [
    'DynamoDB',
    'client-dynamodb',
    'DynamoDBClient',
    `new sdk.PutItemCommand({ TableName: 't', Item: { id: { S: key } } })`,
  ],
  [
    'SQS',
    'client-sqs',
    'SQSClient',
    `new sdk.SendMessageCommand({ QueueUrl: 'https://sqs.us-east-1.amazonaws.com/0/q', MessageBody: key })`,
  ],
  [
    'Lambda',
    'client-lambda',
    'LambdaClient',
    `new sdk.InvokeCommand({ FunctionName: 'f', Payload: JSON.stringify({ key }) })`,
  ],
  [
    'EventBridge',
    'client-eventbridge',
    'EventBridgeClient',
    `new sdk.PutEventsCommand({ Entries: [{ Detail: key }] })`,
  ],
])(
  'requests made at once are sent in one order, by a fresh client of %s and by one in use',
  async (_name, module, type, command) => {
    const source = `
    import * as sdk from '@aws-sdk/${module}';
    import { ${type} } from '@aws-sdk/${module}';
    const client = new ${type}({});
    export const handler = () => Promise.allSettled(['key1', 'key2', 'key3'].map((key) => client.send(${command})));`;
    const orders: string[] = [];
    const respond: TestHostOptions['respond'] = (request) => {
      orders.push(/key\d/.exec(Buffer.from(request.body).toString())?.[0] ?? 'none');
      return { status: 200, headers: {}, body: Buffer.from('{}') };
    };
    await answers(source, undefined, { respond });
    expect(orders).toEqual(Array.from({ length: 6 }, () => ['key1', 'key2', 'key3']).flat());
  },
);
