import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCompute } from './create-compute.ts';
import type {
  Compute,
  ComputeHost,
  EnvironmentSpec,
  Invocation,
  LogEntry,
  WireRequest,
  WireResponse,
} from './types.ts';

/** A cloud for tests of compute: a clock that leaps when every environment is at rest, and a handler for requests. */
export interface TestHost extends ComputeHost {
  readonly compute: Compute;
  readonly logs: { readonly invocationId: string | undefined; readonly entry: LogEntry }[];
  readonly requests: {
    readonly environmentId: string;
    readonly invocationId: string | undefined;
    readonly request: WireRequest;
  }[];
  /** Lets time leap to the next timer whenever nothing can happen without, until the work is done. */
  drive<T>(work: Promise<T>): Promise<T>;
  /** Resolves when every running environment is at rest. */
  rest(): Promise<void>;
  /** Resolves when the claim holds; looks whenever an environment's activity has changed. */
  until(claim: () => boolean): Promise<void>;
  timerCount(): number;
  /** Sets the clock and the random numbers back to where they began. */
  rewind(): void;
  /** Requests that wait for their response, in the order of arrival; only with `parks`. */
  readonly parked: ((response: WireResponse) => void)[];
}

export interface TestHostOptions {
  readonly virtual?: boolean;
  /** @defaultValue false */
  readonly wantsPositions?: boolean;
  readonly respond?: (request: WireRequest, invocationId: string | undefined) => WireResponse | Promise<WireResponse>;
  /** Whether requests are parked until the test answers them. */
  readonly parks?: boolean;
  readonly allow?: readonly string[];
  readonly endpoint?: string;
  readonly verifiesSignatures?: boolean;
  /** Whether invocations may go by script; the test has to {@link TestHost.rewind rewind} before each. */
  readonly repeats?: boolean;
}

const startMs = Date.UTC(2026, 0, 1);

export function createTestHost(options: TestHostOptions = {}): TestHost {
  const virtual = options.virtual ?? true;
  let nowMs = startMs;
  const timers = new Set<{ readonly dueMs: number; readonly fire: () => void }>();
  const waiters = new Set<() => void>();
  /** By environment, its latest random number. */
  const randomStates = new Map<string, number>();
  /** By environment: its latest invocation, and how many responses to it have been written. */
  const written = new Map<string, { readonly invocationId: string | undefined; count: number }>();
  const countWritten = (environmentId: string, invocationId: string | undefined): void => {
    const entry = written.get(environmentId);
    if (entry && entry.invocationId === invocationId) entry.count += 1;
  };
  const park = (environmentId: string, invocationId: string | undefined): Promise<WireResponse> =>
    new Promise((resolvePark) => {
      host.parked.push((response) => {
        countWritten(environmentId, invocationId);
        resolvePark(response);
      });
    });
  const host: TestHost = {
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
    ...(options.verifiesSignatures === undefined ? {} : { verifiesSignatures: options.verifiesSignatures }),
    now: () => (virtual ? nowMs : Date.now()),
    virtual,
    wantsPositions: options.wantsPositions ?? false,
    repeats: options.repeats ?? false,
    startTimer: (_environmentId, delayMs, fire) => {
      const timer = { dueMs: nowMs + delayMs, fire };
      timers.add(timer);
      return { cancel: () => timers.delete(timer) };
    },
    handleRequest: async (environmentId, invocationId, request) => {
      host.requests.push({ environmentId, invocationId, request });
      if (written.get(environmentId)?.invocationId !== invocationId)
        written.set(environmentId, { invocationId, count: 0 });
      if (options.parks) return park(environmentId, invocationId);
      try {
        return await (options.respond?.(request, invocationId) ?? jsonResponse({}));
      } finally {
        countWritten(environmentId, invocationId);
      }
    },
    allowHost: (name) => options.allow?.includes(name) ?? false,
    random: (environmentId) => {
      const next = ((randomStates.get(environmentId) ?? 0.5) * 9301 + 0.2113) % 1;
      randomStates.set(environmentId, next);
      return next;
    },
    onLog: (_environmentId, invocationId, entry) => {
      host.logs.push({ invocationId, entry });
    },
    onActivity: () => {
      for (const waiter of waiters) waiter();
    },
    logs: [],
    requests: [],
    parked: [],
    timerCount: () => timers.size,
    rewind: () => {
      nowMs = startMs;
      randomStates.clear();
    },
    rest: () => untilRest(),
    until: (claim) => until(claim),
    drive: async (work) => {
      let isDone = false;
      const finished = work.finally(() => {
        isDone = true;
        for (const waiter of waiters) waiter();
      });
      while (!isDone) {
        await untilRest(() => isDone);
        if (isDone) break;
        const [next] = [...timers].sort((a, b) => a.dueMs - b.dueMs);
        if (next) {
          timers.delete(next);
          nowMs = Math.max(nowMs, next.dueMs);
          next.fire();
        }
        await new Promise((done) => setImmediate(done));
      }
      return finished;
    },
    compute: undefined as never,
  };
  const compute = createCompute(host);
  // Every response that was written has been acted upon, and nothing goes on by itself.
  const isAtRest = (): boolean =>
    compute.environments().every((environment) => {
      const { running, requestsStarted, responsesDelivered, foreign } = environment.activity();
      const answered = requestsStarted === 0 ? 0 : (written.get(environment.id)?.count ?? 0);
      return !running || (foreign.length === 0 && responsesDelivered === answered);
    });
  const until = async (claim: () => boolean): Promise<void> => {
    while (!claim()) {
      await new Promise<void>((done) => {
        const waiter = (): void => {
          waiters.delete(waiter);
          done();
        };
        waiters.add(waiter);
      });
    }
  };
  const untilRest = (orElse = (): boolean => false): Promise<void> => until(() => orElse() || isAtRest());
  return Object.assign(host, { compute });
}

export function jsonResponse(value: unknown, status = 200): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: Buffer.from(JSON.stringify(value)),
  };
}

export interface Project {
  readonly path: string;
  write(files: Readonly<Record<string, string>>): void;
  remove(): void;
}

/** A folder with source files, from which the workspace's packages can be imported. */
export function createProject(files: Readonly<Record<string, string>>): Project {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'skyrig-test-')));
  const packages = resolve(dirname(fileURLToPath(import.meta.url)), '../../../../node_modules');
  mkdirSync(join(path, 'node_modules'));
  for (const scope of ['@aws-sdk', '@smithy'])
    symlinkSync(join(packages, scope), join(path, 'node_modules', scope), 'junction');
  const write: Project['write'] = (more) => {
    for (const [name, text] of Object.entries(more)) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), text, { mode: name === 'bootstrap' ? 0o755 : 0o644 });
    }
  };
  write(files);
  return { path, write, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export function specOf(path: string, more: Partial<EnvironmentSpec> = {}): EnvironmentSpec {
  return {
    functionName: 'orders',
    version: '$LATEST',
    functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:orders',
    memoryMb: 512,
    timeoutMs: 3000,
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    code: { kind: 'local', path },
    environment: {
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_LAMBDA_FUNCTION_NAME: 'orders',
    },
    mode: 'inline',
    logGroup: '/aws/lambda/orders',
    logStream: '2026/01/01/[$LATEST]0',
    ...more,
  };
}

let lastRequest = 0;

export function invocationOf(host: ComputeHost, event: unknown = {}, more: Partial<Invocation> = {}): Invocation {
  lastRequest += 1;
  return {
    requestId: `request-${String(lastRequest)}`,
    event: JSON.stringify(event),
    deadlineMs: host.now() + 3000,
    invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:orders',
    ...more,
  };
}
