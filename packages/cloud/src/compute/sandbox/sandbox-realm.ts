import { EventEmitter } from 'node:events';
import { performance } from 'node:perf_hooks';
import { dirname } from 'node:path';
import { awsLambdaGlobal } from './streaming-handler.ts';
import { createDate, createPerformance } from './sandbox-clock.ts';
import { createLogConsole, lineWritable, type WriteLog } from './log-console.ts';
import { createTimerPromises, type TimerFunctions } from './timer-functions.ts';

/** The globals that an environment's code sees in place of the thread's. */
export interface SandboxRealm extends TimerFunctions {
  readonly Date: DateConstructor;
  readonly performance: typeof performance;
  readonly console: Console;
  readonly random: () => number;
  readonly randomUuid: () => `${string}-${string}-${string}-${string}-${string}`;
  readonly abortAfter: (delayMs: number) => AbortSignal;
  readonly env: Record<string, string>;
  readonly process: NodeJS.Process;
  readonly awslambda: typeof awsLambdaGlobal;
  readonly timerPromises: Record<string, unknown>;
  readonly exit: (code?: number | string | null) => never;
  readonly writeLog: WriteLog;
}

export interface RealmOptions {
  now(): number;
  random(): number;
  readonly environment: Readonly<Record<string, string>>;
  readonly timers: TimerFunctions;
  readonly writeLog: WriteLog;
  exit(code: number): never;
  /** The code's entry, if it has one; its folder is the working folder. */
  readonly entry: string | undefined;
}

/** Builds the globals of one environment. */
export function createSandboxRealm(options: RealmOptions): SandboxRealm {
  const { now, random, timers, writeLog } = options;
  const env = { ...options.environment };
  const exit = (code?: number | string | null): never => options.exit(Number(code ?? process.exitCode ?? 0));
  return {
    ...timers,
    Date: createDate(now, Date),
    performance: createPerformance(now, performance),
    console: createLogConsole(writeLog),
    random,
    randomUuid: () => formatUuid(random),
    abortAfter: (delayMs) => {
      const controller = new AbortController();
      timers.setTimeout(
        () => controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')),
        delayMs,
      );
      return controller.signal;
    },
    env,
    process: createProcess(env, exit, writeLog, now, options.entry),
    awslambda: awsLambdaGlobal,
    timerPromises: createTimerPromises(timers),
    exit,
    writeLog,
  };
}

/** Whether the code has left its variables as they were given. */
export function hasVariables({ env }: SandboxRealm, given: Readonly<Record<string, string>>): boolean {
  const { _X_AMZN_TRACE_ID: _ofInvocation, ...own } = env;
  const names = Object.keys(own);
  return names.length === Object.keys(given).length && names.every((name) => own[name] === given[name]);
}

/** A `process` of the environment's own: its variables, log streams and listeners. The rest is the real one's. */
function createProcess(
  env: Record<string, string>,
  exit: (code?: number | string | null) => never,
  writeLog: WriteLog,
  now: () => number,
  entry: string | undefined,
): NodeJS.Process {
  const events = new EventEmitter();
  const origin = now();
  const elapsed = (): bigint => BigInt(Math.round((now() - origin) * 1e6));
  const hrtime = Object.assign(
    (since?: readonly [number, number]): [number, number] => {
      const nanoseconds = elapsed() - (since ? BigInt(since[0]) * 1_000_000_000n + BigInt(since[1]) : 0n);
      return [Number(nanoseconds / 1_000_000_000n), Number(nanoseconds % 1_000_000_000n)];
    },
    { bigint: elapsed },
  );
  const own: Partial<Record<PropertyKey, unknown>> = {
    env,
    exit,
    abort: () => exit(134),
    hrtime,
    uptime: () => (now() - origin) / 1000,
    cwd: () => (entry === undefined ? process.cwd() : dirname(entry)),
  };
  // Made when asked for: few functions write to them, and every cold start would pay.
  defineLazily(own, 'stdout', () => lineWritable((line) => writeLog('INFO', line, true)));
  defineLazily(own, 'stderr', () => lineWritable((line) => writeLog('ERROR', line, true)));
  for (const name of [
    'on',
    'once',
    'off',
    'addListener',
    'removeListener',
    'removeAllListeners',
    'prependListener',
    'emit',
    'listeners',
    'listenerCount',
  ] as const) {
    own[name] = (events[name] as (...args: unknown[]) => unknown).bind(events);
  }
  return new Proxy(process, {
    get: (target, key) => {
      if (key in own) return own[key];
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' && !/^class\b/.test(String(value)) ? (value.bind(target) as unknown) : value;
    },
    set: (target, key, value) => {
      if (key in own || key === 'exitCode') own[key] = value;
      else Reflect.set(target, key, value);
      return true;
    },
  });
}

function defineLazily(target: object, name: string, make: () => unknown): void {
  let made: unknown;
  Object.defineProperty(target, name, {
    get: () => (made ??= make()),
    set: (value: unknown) => {
      made = value;
    },
    enumerable: true,
  });
}

function formatUuid(random: () => number): `${string}-${string}-${string}-${string}-${string}` {
  const word = (): string =>
    Math.floor(random() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0');
  const variant = '89ab'.charAt(Math.floor(random() * 4));
  const [first, second, third, fourth] = [word(), word(), word(), word()];
  const digits = `${first}${second.slice(0, 4)}4${second.slice(5)}${variant}${third.slice(1)}${fourth}`;
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`;
}
