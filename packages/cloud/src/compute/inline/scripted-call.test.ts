import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { invocationOf, jsonResponse, specOf, type TestHost, type TestHostOptions } from '../test-host.ts';
import { createRig } from '../test-rig.ts';
import type { EnvironmentSpec, ExecutionEnvironment, InvocationOutcome, WireRequest, WireResponse } from '../types.ts';

/** Code calls it, by which a test sees that code is run. */
let ran = vi.spyOn(Math, 'hypot');

beforeEach(() => {
  ran = vi.spyOn(Math, 'hypot');
});
afterEach(() => {
  vi.restoreAllMocks();
});

const opening = `
  import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
  const db = new DynamoDBClient({});
  const get = async (id: string) => {
    const { Item } = await db.send(new GetItemCommand({ TableName: 't', Key: { id: { S: id } } }));
    return Item?.['n']?.N ?? 'none';
  };
`;

/** What the cloud answers to a request for an item. */
type Answer = (id: string, environment: ExecutionEnvironment) => WireResponse | Promise<WireResponse>;

interface Ending {
  readonly kind: InvocationOutcome['kind'];
  readonly payload: unknown;
  /** The items that were asked for, in order. */
  readonly asked: readonly string[];
  /** What the code wrote. */
  readonly wrote: readonly string[];
  /** Whether the code was run. */
  readonly ran: boolean;
}

interface Player {
  readonly host: TestHost;
  /**
   * The first invocation of an environment, or the last of so many, at the same time as every other. Requests are
   * answered as while orders are controlled: one by one, when the code is at rest.
   */
  play(answer?: Answer, invocations?: number): Promise<Ending>;
  /** Time that passes in the cloud. */
  pass(delayMs: number): Promise<void>;
}

const item = (n: number): WireResponse => jsonResponse({ Item: { id: { S: 'x' }, n: { N: String(n) } } });

function idIn({ body }: WireRequest): string {
  const asked: unknown = JSON.parse(Buffer.from(body).toString());
  return typeof asked === 'string' ? asked : (asked as { Key: { id: { S: string } } }).Key.id.S;
}

function createPlayer(source: string, options: TestHostOptions = {}, spec: Partial<EnvironmentSpec> = {}): Player {
  let respond: (id: string) => WireResponse | Promise<WireResponse> = () => item(1);
  const pass: Player['pass'] = (delayMs) => new Promise((resolve) => host.startTimer('cloud', delayMs, resolve));
  const { host, project } = createRig(
    { 'index.ts': opening + source },
    {},
    {
      verifiesSignatures: false,
      repeats: true,
      respond: (request) => pass(0).then(() => respond(idIn(request))),
      ...options,
    },
  );
  const play: Player['play'] = async (answer = () => item(1), invocations = 1) => {
    const environment = host.compute.createEnvironment(specOf(project.path, spec));
    respond = (id) => answer(id, environment);
    const invoke = (number: number): Promise<InvocationOutcome> => {
      host.rewind();
      host.requests.splice(0);
      host.logs.splice(0);
      ran.mockClear();
      return host.drive(environment.invoke(invocationOf(host, {}, { requestId: `r${String(number)}` })));
    };
    let outcome = await invoke(1);
    for (let number = 2; number <= invocations; number++) outcome = await invoke(number);
    await environment.close();
    return {
      kind: outcome.kind,
      payload: JSON.parse(outcome.payload) as unknown,
      asked: host.requests.map(({ request }) => idIn(request)),
      wrote: host.logs.map(({ entry }) => entry.line.split('\t').slice(3).join(' ')),
      ran: ran.mock.calls.length > 0,
    };
  };
  return { host, play, pass };
}

const twoReads = `export const handler = async () => {
  Math.hypot();
  console.log('begins');
  const a = await get('a');
  console.log('a', a);
  const b = await get('b');
  return [a, b];
};`;

describe('an invocation that is known', () => {
  test('is not run again: it answers, asks and writes what it did before', async () => {
    const { play } = createPlayer(twoReads);
    const first = await play();
    const expected = { kind: 'success', payload: ['1', '1'], asked: ['a', 'b'], wrote: ['begins', 'a 1'] };
    expect(first).toEqual({ ...expected, ran: true });
    expect(await play()).toEqual({ ...expected, ran: false });
  });

  test('sends the same bytes, and writes the same lines', async () => {
    const { host, play } = createPlayer(twoReads);
    await play();
    const sent = host.requests.map(({ request }) => request);
    const written = host.logs.map(({ entry }) => entry);
    await play();
    expect(host.requests.map(({ request }) => request)).toEqual(sent);
    expect(host.logs.map(({ entry }) => entry)).toEqual(written);
  });

  test('sends what the code sent, whatever it has written over it since', async () => {
    const { play } = createPlayer(`
      import { LambdaClient, InvokeCommand } from '@aws-sdk/client-lambda';
      const lambda = new LambdaClient({});
      export const handler = async () => {
        Math.hypot();
        const Payload = Buffer.alloc(5);
        for (const text of ['"one"', '"two"']) {
          Payload.write(text);
          await lambda.send(new InvokeCommand({ FunctionName: 'f', Payload }));
        }
      };`);
    for (const isRun of [true, false]) {
      const sent: string[] = [];
      const answer: Answer = (text) => item(sent.push(text));
      expect(await play(answer)).toMatchObject({ kind: 'success', ran: isRun });
      expect(sent).toEqual(['one', 'two']);
    }
  });

  test('fails as it did before', async () => {
    const { play } = createPlayer(`export const handler = async () => {
      Math.hypot();
      if ((await get('a')) === '1') throw new RangeError('too few');
    };`);
    const first = await play();
    expect(first).toMatchObject({
      kind: 'error',
      payload: { errorType: 'RangeError', errorMessage: 'too few' },
      ran: true,
    });
    expect(await play()).toEqual({ ...first, ran: false });
  });

  test('is run where an answer is new, of which nobody sees what is known already', async () => {
    const { play } = createPlayer(twoReads);
    await play();
    const other: Answer = (id) => item(id === 'a' ? 1 : 7);
    const expected = { kind: 'success', payload: ['1', '7'], asked: ['a', 'b'], wrote: ['begins', 'a 1'] };
    expect(await play(other)).toEqual({ ...expected, ran: true });
    expect(await play(other)).toEqual({ ...expected, ran: false });
    expect(await play()).toEqual({ ...expected, payload: ['1', '1'], ran: false });
  });

  test('is run from its first answer on, if that is new', async () => {
    const { play } = createPlayer(twoReads);
    await play();
    const expected = { kind: 'success', payload: ['7', '7'], asked: ['a', 'b'], wrote: ['begins', 'a 7'] };
    expect(await play(() => item(7))).toEqual({ ...expected, ran: true });
    expect(await play(() => item(7))).toEqual({ ...expected, ran: false });
  });

  test('may be any of its environment', async () => {
    const { play } = createPlayer(twoReads);
    for (const isRun of [true, false])
      expect(await play(undefined, 2)).toMatchObject({ payload: ['1', '1'], asked: ['a', 'b'], ran: isRun });
    let asked = 0;
    const newAtLast: Answer = () => item((asked += 1) === 4 ? 7 : 1);
    expect(await play(newAtLast, 2)).toMatchObject({ payload: ['1', '7'], asked: ['a', 'b'], ran: true });
  });
});

describe('two requests at once', () => {
  const both = `export const handler = async () => {
    Math.hypot();
    const order: string[] = [];
    await Promise.all(['a', 'b'].map(async (id) => { await get(id); order.push(id); console.log(id); }));
    return order;
  };`;

  test('may be answered in either order, each of which is known once it was seen', async () => {
    const { play, pass } = createPlayer(both);
    const first =
      (chosen: string | undefined): Answer =>
      (id) =>
        pass(id === chosen ? 1 : 2).then(() => item(1));
    for (const isRun of [true, false])
      for (const order of [
        ['a', 'b'],
        ['b', 'a'],
      ])
        expect(await play(first(order[0]))).toEqual({
          kind: 'success',
          payload: order,
          asked: ['a', 'b'],
          wrote: order,
          ran: isRun,
        });
  });

  test('that are answered at the same time leave no script: which the code takes first cannot be told', async () => {
    const { play } = createPlayer(both);
    let release = (): void => undefined;
    const together: Answer = async (id) => {
      if (id === 'a') await new Promise<void>((resolve) => (release = resolve));
      else release();
      return item(1);
    };
    for (let round = 0; round < 2; round++) expect(await play(together)).toMatchObject({ kind: 'success', ran: true });
  });
});

describe('time', () => {
  const timed = `export const handler = async () => {
    Math.hypot();
    const times = [Date.now()];
    await get('a');
    times.push(Date.now());
    await get('b');
    times.push(Date.now());
    return times.map((time) => time - Date.UTC(2026, 0, 1));
  };`;

  test('is what it was, also for code that catches up', async () => {
    const { play, pass } = createPlayer(timed);
    const slowly = (n: number): Answer => {
      return (id) => pass(1000).then(() => item(id === 'a' ? 1 : n));
    };
    const expected = { kind: 'success', payload: [0, 1000, 2000], asked: ['a', 'b'], wrote: [] };
    for (const n of [1, 2])
      for (const isRun of [true, false]) expect(await play(slowly(n))).toEqual({ ...expected, ran: isRun });
  });

  test('in another time zone there is another script', async () => {
    const { play } = createPlayer(
      `export const handler = async () => { Math.hypot(); await get('a'); return new Date(0).getHours(); };`,
    );
    try {
      for (const isRun of [true, false])
        for (const [zone, hours] of [
          ['UTC', 0],
          ['Asia/Tokyo', 9],
        ] as const) {
          vi.stubEnv('TZ', zone);
          expect(await play()).toMatchObject({ payload: hours, ran: isRun });
        }
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test('at another time there is another script', async () => {
    const { play, pass } = createPlayer(timed);
    await play();
    const late: Answer = () => pass(1000).then(() => item(1));
    expect(await play(late)).toMatchObject({ payload: [0, 1000, 2000], ran: true });
    expect(await play()).toMatchObject({ payload: [0, 0, 0], ran: false });
  });
});

describe('a request that fails', () => {
  const refused = (): Promise<never> => Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
  const once = { environment: { ...specOf('').environment, AWS_MAX_ATTEMPTS: '1' } };
  const careful = `export const handler = async () => {
    Math.hypot();
    const a = await get('a');
    return [a, await get('b').catch((error: Error) => error.name)];
  };`;

  test('is met by the code, which sends nothing twice', async () => {
    const { play } = createPlayer(careful, {}, once);
    await play();
    const failing: Answer = (id) => (id === 'a' ? item(1) : refused());
    for (let round = 0; round < 2; round++)
      expect(await play(failing)).toEqual({
        kind: 'success',
        payload: ['1', 'Error'],
        asked: ['a', 'b'],
        wrote: [],
        ran: true,
      });
    expect(await play()).toMatchObject({ payload: ['1', '1'], ran: false });
  });

  test('leaves no trace in what is known', async () => {
    const { play } = createPlayer(
      `export const handler = async () => {
        Math.hypot();
        const a = await get('a');
        try {
          return [a, await get('b')];
        } catch {
          console.log('b failed');
          return [a, await get('c')];
        }
      };`,
      {},
      once,
    );
    const first = await play();
    const failing: Answer = (id) => (id === 'b' ? refused() : item(1));
    expect(await play(failing)).toMatchObject({ asked: ['a', 'b', 'c'], wrote: ['b failed'], ran: true });
    expect(await play()).toEqual({ ...first, ran: false });
  });

  test('is met by the code if it is the first', async () => {
    const { play } = createPlayer(careful, {}, once);
    await play();
    expect(await play(refused)).toMatchObject({ kind: 'error', asked: ['a'], ran: true });
  });

  test('is sent again by the SDK, and waits for its time', async () => {
    const { play } = createPlayer(careful);
    await play();
    let tries = 0;
    const atFirst: Answer = (id) => (id === 'b' && (tries += 1) === 1 ? refused() : item(1));
    expect(await play(atFirst)).toMatchObject({ payload: ['1', '1'], asked: ['a', 'b', 'b'], ran: true });
    expect(await play()).toMatchObject({ payload: ['1', '1'], asked: ['a', 'b'], ran: false });
  });
});

describe('an environment that ends', () => {
  const rest = { kind: 'crashed', asked: ['a'], wrote: ['begins'] };
  /** Lets whatever still goes on go on. */
  const turns = async (): Promise<void> => {
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
  };

  test('while it goes by script: nothing more is sent', async () => {
    const { play, pass, host } = createPlayer(twoReads);
    await play();
    const killed: Answer = async (_id, environment) => {
      await pass(0);
      environment.kill('power cut');
      return item(1);
    };
    expect(await play(killed)).toMatchObject({ ...rest, ran: false });
    await turns();
    expect(host.requests).toHaveLength(1);
    expect(await play()).toMatchObject({ kind: 'success', ran: false });
  });

  test('in the middle of what it does: the rest is not done', async () => {
    const both = `export const handler = () => { Math.hypot(); return Promise.all(['a', 'b'].map(get)); };`;
    const { play, host } = createPlayer(both);
    await play();
    const { handleRequest } = host;
    const sent = vi.spyOn(host, 'handleRequest').mockImplementation((...request) => {
      const [environmentId] = request;
      host.compute
        .environments()
        .find(({ id }) => id === environmentId)
        ?.kill('power cut');
      return handleRequest(...request);
    });
    expect(await play()).toMatchObject({ kind: 'crashed', ran: false });
    await turns();
    expect(sent).toHaveBeenCalledTimes(1);
  });

  test('while its code catches up: nothing more is sent', async () => {
    const { play, host } = createPlayer(twoReads);
    await play();
    const killed: Answer = (_id, environment) => {
      setImmediate(() => environment.kill('power cut'));
      return item(7);
    };
    expect(await play(killed)).toMatchObject(rest);
    await turns();
    expect(host.requests).toHaveLength(1);
    expect(host.logs).toHaveLength(1);
    expect(await play()).toMatchObject({ kind: 'success', ran: false });
  });

  test('after its time: nothing more is sent', async () => {
    const { play, pass, host } = createPlayer(twoReads);
    await play();
    expect(await play(() => pass(60_000).then(() => item(1)))).toMatchObject({
      ...rest,
      kind: 'timeout',
      wrote: ['begins', ''],
      ran: false,
    });
    await host.drive(pass(60_000));
    await turns();
    expect(host.requests).toHaveLength(1);
  });
});

test('what has to do with somebody else than the cloud is run each time', async () => {
  const server = http.createServer((_request, response) => {
    response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const { play } = createPlayer(
      `const other = new DynamoDBClient({ endpoint: 'http://127.0.0.1:${String(port)}' });
      export const handler = async () => {
        Math.hypot();
        await get('a');
        await other.send(new GetItemCommand({ TableName: 't', Key: { id: { S: 'x' } } }));
      };`,
    );
    for (let round = 0; round < 3; round++)
      expect(await play()).toMatchObject({ kind: 'success', asked: ['a'], ran: true });
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

describe('code is run each time', () => {
  test.each([
    ['if it waits on a timer', 'await new Promise((resolve) => setTimeout(resolve, 5));'],
    ['if it remembers', 'counts.set("n", (counts.get("n") ?? 0) + 1);'],
    ['if it draws on something of the process', 'process.uptime();'],
    // As Node.js before 24 shows promises.
    ['if it shows a number of the process', `console.log({ [Symbol('async_id_symbol')]: 1 });`],
    ['if it leaves a request', 'void get("b");'],
    ['if it leaves a rejection that nobody handles', 'void Promise.reject(new Error("forgotten"));'],
  ])('%s', async (_name, statement) => {
    const source = `const counts = new Map<string, number>(); export const handler = async () => { Math.hypot(); await get('a'); ${statement} return 1; };`;
    const { play } = createPlayer(source);
    for (let round = 0; round < 2; round++) expect(await play()).toMatchObject({ ran: true });
  });

  test.each<[string, TestHostOptions]>([
    ['where nothing is repeated', { repeats: false }],
    ['where signatures are checked', { verifiesSignatures: true }],
  ])('%s', async (_name, options) => {
    const { play } = createPlayer(twoReads, options);
    for (let round = 0; round < 2; round++) expect(await play()).toMatchObject({ ran: true });
  });

  test('while a test has put something in place of http.request', async () => {
    const { play } = createPlayer(twoReads);
    await play();
    const original = http.request;
    const replaced = vi
      .spyOn(http, 'request')
      .mockImplementation((...args: Parameters<typeof original>) => original(...args));
    expect(await play()).toMatchObject({ payload: ['1', '1'], ran: true });
    replaced.mockRestore();
    expect(await play()).toMatchObject({ ran: false });
  });

  test('while a test has put something in place of its client', async () => {
    const { play } = createPlayer(twoReads);
    await play();
    Object.defineProperty(DynamoDBClient.prototype, 'send', {
      value: () => Promise.resolve({ Item: { n: { N: '42' } } }),
      configurable: true,
    });
    try {
      expect(await play()).toMatchObject({ payload: ['42', '42'], asked: [], ran: true });
    } finally {
      Reflect.deleteProperty(DynamoDBClient.prototype, 'send');
    }
    expect(await play()).toMatchObject({ payload: ['1', '1'], ran: false });
  });
});

describe('code that does not do the same again', () => {
  const fickle = (first: string, last: string): string => `export const handler = async () => {
    const n = Math.hypot();
    if (n > 0) { ${first} }
    const a = await get('a');
    if (n > 0) { ${last} }
    return await get('b');
  };`;
  test.each([
    ['sends something else', fickle(`await get('c');`, ''), /^The code sent POST https:\/\/dynamodb\S+ when/],
    ['writes something else', fickle(`console.log('hello');`, ''), /^The code wrote "hello" when/],
    [
      'sends less',
      `export const handler = () => Promise.all((Math.hypot() > 0 ? ['b'] : ['b', 'a']).map(get));`,
      /^The code came to rest after 1 of 2 requests and log lines when/,
    ],
    [
      'starts a timer',
      fickle('await new Promise((resolve) => setTimeout(resolve, 5));', ''),
      /^The code started a timer when/,
    ],
    ['ends', fickle('return;', ''), /^The code ended when/],
    ['goes another way later', fickle('', `await get('c');`), /^The code sent POST/],
  ])('is found out when it %s, and run from then on', async (_name, source, message) => {
    const { play } = createPlayer(source);
    ran.mockReturnValue(0);
    expect(await play()).toMatchObject({ kind: 'success' });
    ran.mockReturnValue(1);
    const broken = await play((id) => item(id === 'a' ? 1 : 7));
    expect(broken).toMatchObject({
      kind: 'crashed',
      payload: { errorType: 'Skyrig.NotRepeatable', errorMessage: expect.stringMatching(message) as string },
    });
    ran.mockReturnValue(0);
    for (let round = 0; round < 2; round++) expect(await play()).toMatchObject({ kind: 'success', ran: true });
  });

  test('does nothing more when it is found out', async () => {
    const { play, host } = createPlayer(fickle(`console.log('odd'); await null; console.log('late');`, ''));
    const told = vi.fn<NonNullable<TestHost['onUnrepeatable']>>();
    host.onUnrepeatable = told;
    ran.mockReturnValue(0);
    await play();
    ran.mockReturnValue(1);
    await play(() => item(7));
    expect(host.logs).toHaveLength(1);
    expect(host.logs[0]?.entry.line).toContain('Skyrig.NotRepeatable: The code wrote');
    expect(told.mock.calls).toEqual([[expect.any(String), 'wrote "odd"', true]]);
    expect(await play(() => item(7))).toMatchObject({ kind: 'success', wrote: ['odd', 'late'] });
    expect(told).toHaveBeenLastCalledWith(expect.any(String), 'wrote "odd"', false);
  });
});

describe('the same code with another handler or other variables', () => {
  test.each<[string, Partial<EnvironmentSpec>, object]>([
    ['a handler that there is not', { handler: 'index.handle' }, { errorType: 'Runtime.HandlerNotFound' }],
    [
      'a variable that it cannot use',
      { environment: { ...specOf('').environment, LIMIT: 'x' } },
      { errorType: 'Runtime.UserCodeSyntaxError' },
    ],
  ])('fails to load with %s', async (_name, spec, error) => {
    const source = `const limit = BigInt(process.env.LIMIT ?? '1'); export const handler = () => get(String(limit));`;
    const { host, play } = createPlayer(source);
    await play();
    const paths = host.compute.environments().map(({ spec: { code } }) => (code.kind === 'local' ? code.path : ''));
    const environment = host.compute.createEnvironment(specOf(paths[0] ?? '', spec));
    const outcome = await host.drive(environment.invoke(invocationOf(host)));
    expect(outcome).toMatchObject({ kind: 'crashed', ...error });
  });
});
