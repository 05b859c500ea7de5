import { onTestFinished } from 'vitest';
import type { InvocationOutcome } from '../../compute/types.ts';
import { machineHost } from '../../cloud/machine-host.ts';
import { testActor } from '../../kernel/actor.ts';
import { Kernel } from '../../kernel/kernel.ts';
import type { AnyService } from '../../kernel/registry.ts';
import type { Task, TaskDriver } from '../../kernel/task.ts';
import { Timekeeper, type SettleOptions } from '../../kernel/timekeeper.ts';
import type { Ports } from '../ports.ts';
import { lambda } from './index.ts';
import type { InvocationReport, InvocationTask, LambdaContext, LambdaState } from './state.ts';

/** What a function of a test does with an event; a thrown error is its error. */
export type Behaviour = (event: never, task: InvocationTask, rig: LambdaRig) => unknown;

export const place: { readonly account: string; readonly region: string } = {
  account: '000000000000',
  region: 'us-east-1',
};
export const role: string = 'arn:aws:iam::000000000000:role/lambda';
export const arnOf = (name: string): string => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
export const queueArn = (name: string): string => `arn:aws:sqs:us-east-1:000000000000:${name}`;

/** Ends an invocation as its time limit would. */
export const timeOut: Error = new Error('time-out');

export interface LambdaRig {
  readonly kernel: Kernel<Ports>;
  /** Every invocation that was started, in order. */
  readonly started: InvocationTask[];
  readonly handlers: Map<string, Behaviour>;
  /** Answers an operation of Lambda, or of the service named before it: `sqs:SendMessage`. */
  call<T = Record<string, unknown>>(operation: string, input?: object): Promise<T>;
  settle(options?: SettleOptions): Promise<unknown>;
  advance(ms: number): Promise<void>;
  /** Resolves after that much of the cloud's time; for behaviours that take time. */
  pass(task: InvocationTask, ms: number): Promise<void>;
  /** Creates a function that does this. */
  define(name: string, behaviour: Behaviour, settings?: object): Promise<void>;
  queue(name: string, attributes?: Readonly<Record<string, string>>): Promise<string>;
  send(queue: string, body: unknown, more?: object): Promise<void>;
  /** What lies in a queue. */
  bodies(queue: string): Promise<string[]>;
  /** Events that a function was started with. */
  events(name: string): unknown[];
  /** Runs something in a step of Lambda. */
  step<T>(run: (context: LambdaContext) => T): Promise<T>;
  state(): LambdaState;
}

/** Lambda with the services around it, on a clock that stands at 2026-01-01, and functions that tests script. */
export async function createLambdaRig(): Promise<LambdaRig> {
  const erase = (service: unknown): AnyService<Ports> => service as AnyService<Ports>;
  const catalogue = {
    lambda: () => Promise.resolve(erase(lambda)),
    'cloudwatch-logs': async () => erase((await import('../cloudwatch-logs/index.ts')).cloudwatchLogs),
    dynamodb: async () => erase((await import('../dynamodb/index.ts')).dynamodb),
    sqs: async () => erase((await import('../sqs/index.ts')).sqs),
  };
  const startMs = Date.UTC(2026, 0, 1);
  const kernel = new Kernel<Ports>({ host: machineHost, catalogue, clock: 'virtual', startMs, seed: 1 });
  await kernel.registry.load('lambda');
  const time = new Timekeeper(kernel);
  onTestFinished(() => {
    time.stop();
    kernel.close();
  });
  const timers = new Map<string, number>();
  const count = (id: string, change: number): void => void timers.set(id, (timers.get(id) ?? 0) + change);
  const rig: LambdaRig = {
    kernel,
    started: [],
    handlers: new Map(),
    call: async (name, input = {}) => {
      const [service = '', operation = ''] = name.includes(':') ? name.split(':') : ['lambda', name];
      if (!kernel.registry.find(service)) await kernel.registry.load(service);
      return kernel.dispatch({ ...place, service, operation, input, actor: testActor }) as Promise<never>;
    },
    settle: (options) => time.settle(options),
    advance: (ms) => time.advance(ms),
    pass: (task, ms) => {
      count(task.requestId, 1);
      return new Promise((resolve) => {
        kernel.startTimer(task.requestId, ms, () => {
          count(task.requestId, -1);
          resolve();
        });
      });
    },
    define: async (name, behaviour, settings = {}) => {
      rig.handlers.set(name, behaviour);
      await rig.call('CreateFunction', { ...newFunction(name), ...settings });
    },
    queue: async (name, attributes = {}) => {
      await rig.call('sqs:CreateQueue', { QueueName: name, Attributes: attributes });
      return queueArn(name);
    },
    send: async (queue, body, more = {}) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      await rig.call('sqs:SendMessage', { QueueUrl: queue, MessageBody: text, ...more });
    },
    bodies: (queue) => rig.step(({ ports }) => (ports.queues?.peek(queueArn(queue)) ?? []).map(({ body }) => body)),
    events: (name) =>
      rig.started
        .filter(({ functionName }) => functionName === name)
        .map(({ payload }) => JSON.parse(payload) as unknown),
    step: (run) =>
      kernel.runStep({ ...place, service: 'lambda', operation: 'Test', actor: testActor }, (context) =>
        run(context as never),
      ),
    state: () => kernel.cell('lambda', place.account, place.region).state as LambdaState,
  };
  kernel.registerDriver('lambda.invocation', scriptedDriver(rig, timers));
  return rig;
}

/** A rig with a function `f` that does nothing and has the versions 1 and 2. */
export async function createRigWithVersions(): Promise<LambdaRig> {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  await rig.call('PublishVersion', { FunctionName: 'f' });
  await rig.call('UpdateFunctionConfiguration', { FunctionName: 'f', Timeout: 9 });
  await rig.call('PublishVersion', { FunctionName: 'f' });
  return rig;
}

/** A rig with a function `f` that does nothing and has an address for every origin. */
export async function createRigWithUrl(): Promise<LambdaRig> {
  const rig = await createLambdaRig();
  await rig.define('f', () => null);
  await rig.call('CreateFunctionUrlConfig', { FunctionName: 'f', AuthType: 'NONE', Cors: { AllowOrigins: ['*'] } });
  return rig;
}

/** A rig with a queue `q` and a function `f` that does nothing, which are connected in batches of five. */
export async function createRigWithMapping(): Promise<{ readonly rig: LambdaRig; readonly UUID: string }> {
  const rig = await createLambdaRig();
  await rig.queue('q');
  await rig.define('f', () => null);
  const mapping = { FunctionName: 'f', EventSourceArn: queueArn('q'), BatchSize: 5 };
  return { rig, ...(await rig.call<{ UUID: string }>('CreateEventSourceMapping', mapping)) };
}

export const newFunction = (name: string): object => ({
  FunctionName: name,
  Runtime: 'nodejs22.x',
  Role: role,
  Handler: 'index.handler',
  Code: { S3Bucket: 'hot-reload', S3Key: `/code/${name}` },
});

function scriptedDriver(rig: LambdaRig, timers: ReadonlyMap<string, number>): TaskDriver {
  return {
    run: async (task: Task): Promise<InvocationReport> => {
      const payload = task.payload as InvocationTask;
      rig.started.push(payload);
      const startedMs = rig.kernel.clock.now();
      const outcome = await outcomeOf(rig, payload);
      const durationMs = rig.kernel.clock.now() - startedMs;
      const logs = [{ timestamp: startedMs, line: `line of ${task.name}` }];
      return { outcome: { ...outcome, durationMs }, logs, logStream: `2026/01/01/[${payload.version}]0` };
    },
    cancel: () => {},
    activity: (task) => ({ virtualTimers: timers.get(task.id) ?? 0, openRequests: 0, foreign: [] }),
    lostOutcome: (): InvocationReport => ({ outcome: failure('crashed', new Error('lost')), logs: [], logStream: '' }),
  };
}

async function outcomeOf(rig: LambdaRig, task: InvocationTask): Promise<InvocationOutcome> {
  try {
    const behaviour = rig.handlers.get(task.functionName);
    const result: unknown = await behaviour?.(JSON.parse(task.payload) as never, task, rig);
    return { kind: 'success', payload: JSON.stringify(result) ?? 'null', ...base };
  } catch (error) {
    return failure(error === timeOut ? 'timeout' : 'error', error as Error);
  }
}

const base = { durationMs: 0, maxMemoryMb: 64, unhandled: [], stillRunningAfterReturn: [] };

function failure(
  kind: 'error' | 'timeout' | 'crashed',
  { name: errorType, message: errorMessage }: Error,
): InvocationOutcome {
  return {
    kind,
    errorType,
    errorMessage,
    trace: [],
    payload: JSON.stringify({ errorType, errorMessage, trace: [] }),
    ...base,
  };
}

/** What an operation was refused with. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'not refused',
    (error: { readonly code: string; readonly status: number; readonly message: string }) =>
      `${String(error.status)} ${error.code}: ${error.message}`,
  );
}
