import { afterEach, expect, test } from 'vitest';
import { createCompute } from '../../compute/create-compute.ts';
import { createProject, type Project } from '../../compute/test-host.ts';
import type { Compute, ComputeHost, ComputeMode } from '../../compute/types.ts';
import { createInvocationDriver, type InvocationDriver } from './invocation-driver.ts';
import { createLambdaRig, place, role, type LambdaRig } from './lambda.fixture.ts';

const open: { readonly compute: Compute; readonly project: Project }[] = [];
afterEach(async () => {
  for (const { compute, project } of open.splice(0)) {
    await compute.close();
    project.remove();
  }
});

interface CodeRig extends LambdaRig {
  readonly driver: InvocationDriver;
  readonly compute: Compute;
  create(settings?: object): Promise<void>;
  invoke(
    event?: unknown,
    more?: object,
  ): Promise<{ readonly payload: unknown; readonly error: string | undefined; readonly log: string }>;
}

/** Lambda with real code in real environments. */
async function createCodeRig(source: string, mode: ComputeMode = 'inline'): Promise<CodeRig> {
  const rig = await createLambdaRig();
  const project = createProject({ 'index.ts': source });
  const { kernel } = rig;
  const later: { driver?: InvocationDriver } = {};
  const host: ComputeHost = {
    now: () => kernel.clock.now(),
    virtual: true,
    startTimer: (id, delayMs, fire) => ({ cancel: kernel.startTimer(id, delayMs, fire) }),
    handleRequest: () => Promise.reject(new Error('no requests here')),
    allowHost: () => false,
    random: () => 0.5,
    onLog: (environmentId, invocationId, entry) => later.driver?.onLog(environmentId, invocationId, entry),
    onActivity: () => kernel.activity.signal(),
  };
  const compute = createCompute(host);
  open.push({ compute, project });
  const driver = createInvocationDriver({ compute, clock: kernel.clock, defaultMode: mode });
  later.driver = driver;
  kernel.registerDriver('lambda.invocation', driver);
  return Object.assign(rig, {
    driver,
    compute,
    create: async (settings: object = {}) => {
      const Code = { SkyrigLocalPath: project.path };
      await rig.call('CreateFunction', {
        FunctionName: 'f',
        Runtime: 'nodejs22.x',
        Role: role,
        Handler: 'index.handler',
        Code,
        ...settings,
      });
    },
    invoke: async (event: unknown = {}, more: object = {}) => {
      const answer = await rig.call<{ Payload: Uint8Array; FunctionError?: string; LogResult: string }>('Invoke', {
        FunctionName: 'f',
        LogType: 'Tail',
        Payload: Buffer.from(JSON.stringify(event)),
        ...more,
      });
      return {
        payload: JSON.parse(Buffer.from(answer.Payload).toString()) as unknown,
        error: answer.FunctionError,
        log: Buffer.from(answer.LogResult, 'base64').toString(),
      };
    },
  });
}

test.each(['inline', 'thread'] as const)(
  'code runs in mode %s, warm the second time, and logs what it prints',
  async (mode) => {
    const rig = await createCodeRig(
      `let count = 0;
     export const handler = async (event: { n: number }) => { console.log('got', event.n); count += 1; return { count, n: event.n }; };`,
      mode,
    );
    await rig.create();
    const first = await rig.invoke({ n: 7 });
    expect(first.payload).toEqual({ count: 1, n: 7 });
    expect(first.log).toMatch(/INFO\tgot 7\nEND /);
    expect(first.log).toMatch(/Init Duration: /);
    const second = await rig.invoke({ n: 8 });
    expect(second.payload).toEqual({ count: 2, n: 8 });
    expect(second.log).not.toMatch(/Init Duration: /);
  },
);

test('the code sees the documented variables, and not how it is run', async () => {
  const rig = await createCodeRig(`export const handler = async () => process.env;`);
  await rig.create({ Environment: { Variables: { STAGE: 'test', SKYRIG_COMPUTE_MODE: 'inline' } }, MemorySize: 256 });
  const { payload } = await rig.invoke();
  expect(payload).toMatchObject({
    STAGE: 'test',
    TZ: ':UTC',
    _HANDLER: 'index.handler',
    AWS_REGION: 'us-east-1',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
    AWS_LAMBDA_FUNCTION_NAME: 'f',
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
    AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/f',
    AWS_ACCESS_KEY_ID: place.account,
    AWS_ENDPOINT_URL: rig.kernel.endpoint,
  });
  expect(payload).not.toHaveProperty('SKYRIG_COMPUTE_MODE');
});

test('the time limit ends an invocation in the cloud’s time, and its environment with it', async () => {
  const rig = await createCodeRig(
    `let count = 0;
     export const handler = async (event: { wait?: number }) => {
       count += 1;
       if (event.wait) await new Promise((resolve) => setTimeout(resolve, event.wait));
       return count;
     };`,
  );
  await rig.create({ Timeout: 3 });
  expect((await rig.invoke()).payload).toBe(1);
  const pending = rig.invoke({ wait: 60_000 });
  await rig.settle();
  const ended = await pending;
  expect(ended.error).toBe('Unhandled');
  expect(ended.payload).toMatchObject({
    errorType: 'Sandbox.Timedout',
    errorMessage: expect.stringContaining('Task timed out after 3.00 seconds') as unknown,
  });
  expect(ended.log).toMatch(/^2026-01-01T00:00:03\.000Z [0-9a-f-]+ Task timed out after 3\.00 seconds$/m);
  expect((await rig.invoke()).payload).toBe(1);
});

test('invocations at the same time get environments of their own', async () => {
  const rig = await createCodeRig(
    `let running = 0;
     export const handler = async () => { running += 1; await new Promise((resolve) => setTimeout(resolve, 100)); return running; };`,
  );
  await rig.create();
  const pending = Promise.all([rig.invoke(), rig.invoke(), rig.invoke()]);
  await rig.settle();
  expect((await pending).map(({ payload }) => payload)).toEqual([1, 1, 1]);
  expect(rig.compute.environments().length).toBe(3);
  await rig.driver.discardIdle();
  expect(rig.compute.environments().length).toBe(0);
});

test('new code and new settings start new environments', async () => {
  const rig = await createCodeRig(`let count = 0; export const handler = async () => [process.env.STAGE, ++count];`);
  await rig.create({ Environment: { Variables: { STAGE: 'one' } } });
  expect((await rig.invoke()).payload).toEqual(['one', 1]);
  await rig.call('UpdateFunctionConfiguration', { FunctionName: 'f', Environment: { Variables: { STAGE: 'two' } } });
  expect((await rig.invoke()).payload).toEqual(['two', 1]);
});

test('a warm environment outlives a rewind', async () => {
  const rig = await createCodeRig(`let count = 0; export const handler = async () => ++count;`);
  await rig.create();
  const snapshot = rig.kernel.snapshot();
  expect((await rig.invoke()).payload).toBe(1);
  rig.kernel.restore(snapshot);
  expect((await rig.invoke()).payload).toBe(2);
  await rig.driver.discardIdle();
  expect((await rig.invoke()).payload).toBe(1);
});

test('a promise nobody handles is kept for the test to see', async () => {
  const rig = await createCodeRig(
    `export const handler = async () => { void Promise.reject(new Error('forgotten')); await new Promise((resolve) => setTimeout(resolve, 5)); return 1; };`,
  );
  await rig.create();
  const pending = rig.invoke();
  await rig.settle();
  await pending;
  const remarks = [...rig.state().unhandled.values()];
  expect(remarks).toMatchObject([{ functionName: 'f', unhandled: [expect.stringContaining('forgotten')] }]);
});

test('a handler of the test runs when it is registered, and says so when it is not', async () => {
  const rig = await createCodeRig('');
  await rig.create({ Code: { S3Bucket: '__handler__', S3Key: 'greet' } });
  expect((await rig.invoke()).payload).toMatchObject({
    errorMessage: "Function f runs the handler 'greet', which has not been registered.",
  });
  rig.driver.registerHandler('greet', ({ name }: { name: string }) => Promise.resolve(`hello ${name}`));
  expect((await rig.invoke({ name: 'you' })).payload).toBe('hello you');
});

test('the invocation behind a request is known by its environment', async () => {
  const rig = await createCodeRig('');
  await rig.create({ Code: { S3Bucket: '__handler__', S3Key: 'who' } });
  const seen: (string | undefined)[] = [];
  rig.driver.registerHandler('who', async () => {
    const [environment] = rig.compute.environments();
    seen.push(rig.driver.taskOf({ environmentId: environment?.id })?.name);
    seen.push(rig.driver.taskOf({ sessionToken: environment?.spec.environment['AWS_SESSION_TOKEN'] })?.name);
  });
  await rig.invoke();
  expect(seen).toEqual(['f', 'f']);
  expect(rig.driver.taskOf({ environmentId: rig.compute.environments()[0]?.id })).toBeUndefined();
});
