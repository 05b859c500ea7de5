import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import timerPromises from 'node:timers/promises';
import { callHandler } from '../sandbox/call-handler.ts';
import { errorPayload, reportError } from '../sandbox/error-report.ts';
import { formatResult } from '../sandbox/format-result.ts';
import { createInvokeContext, provideInvokeStore } from '../sandbox/invoke-store.ts';
import { createLogConsole, formatLogLine } from '../sandbox/log-console.ts';
import { loadCode, type SandboxCode, stackMapperOf } from '../sandbox/sandbox-code.ts';
import type { SandboxRealm } from '../sandbox/sandbox-realm.ts';
import { awsLambdaGlobal } from '../sandbox/streaming-handler.ts';
import { turn } from '../sandbox/real.ts';
import type { FunctionHandler, Invocation } from '../types.ts';

// The program of a Node.js function in process mode: a client of the Runtime API.

const { env } = process;
const [host = '', port = ''] = (env['AWS_LAMBDA_RUNTIME_API'] ?? '').split(':');
const code = JSON.parse(readFileSync(join(__dirname, 'code.json'), 'utf8')) as SandboxCode;
const mapStack = stackMapperOf(code);
let current: Invocation | undefined;

interface Answer {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

function call(method: string, path: string, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host, port, method, path: `/2018-06-01/runtime/${path}`, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ headers: response.headers, text }));
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const spec = {
  functionName: env['AWS_LAMBDA_FUNCTION_NAME'] ?? '',
  version: env['AWS_LAMBDA_FUNCTION_VERSION'] ?? '$LATEST',
  memoryMb: Number(env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'] ?? 128),
  runtime: env['SKYRIG_RUNTIME'] ?? '',
  handler: env['_HANDLER'] ?? '',
  logGroup: env['AWS_LAMBDA_LOG_GROUP_NAME'] ?? '',
  logStream: env['AWS_LAMBDA_LOG_STREAM_NAME'] ?? '',
  environment: {},
};

async function run(handler: FunctionHandler, invocation: Invocation): Promise<void> {
  const drained = (): Promise<void> => new Promise((resolve) => process.once('beforeExit', () => resolve()));
  const plainReturns = Number(/^nodejs(\d+)/.exec(spec.runtime)?.[1] ?? 0) >= 24;
  try {
    const result = formatResult(await callHandler(handler, { spec, invocation, plainReturns, now: Date.now, drained }));
    await turn();
    await call('POST', `invocation/${invocation.requestId}/response`, result);
  } catch (error) {
    logConsole.error('Invoke Error', error);
    await call('POST', `invocation/${invocation.requestId}/error`, errorPayload(reportError(error, mapStack)));
  }
}

async function failAndExit(label: string, error: unknown, status: number): Promise<void> {
  const report = reportError(error, mapStack);
  logConsole.error(label, error);
  try {
    await call('POST', current ? `invocation/${current.requestId}/error` : 'init/error', errorPayload(report));
  } finally {
    // Also when nobody listens any more.
    process.exit(status);
  }
}

async function main(): Promise<void> {
  const realm = {
    setTimeout,
    setInterval,
    setImmediate,
    clearTimeout,
    clearInterval,
    clearImmediate,
    timerPromises,
    process,
    console: logConsole,
    random: Math.random,
    awslambda: awsLambdaGlobal,
    Date,
    performance,
    abortAfter: AbortSignal.timeout.bind(AbortSignal),
    randomUuid: () => crypto.randomUUID(),
  } as unknown as SandboxRealm;
  const { handler } = await loadCode(code, spec.handler, realm);
  for (;;) {
    const { headers, text } = await call('GET', 'invocation/next');
    const header = (name: string): string | undefined =>
      typeof headers[name] === 'string' ? headers[name] : undefined;
    const traceHeader = header('lambda-runtime-trace-id');
    const clientContext = header('lambda-runtime-client-context');
    env['_X_AMZN_TRACE_ID'] = traceHeader ?? '';
    current = {
      requestId: header('lambda-runtime-aws-request-id') ?? '',
      event: text,
      deadlineMs: Number(header('lambda-runtime-deadline-ms')),
      invokedFunctionArn: header('lambda-runtime-invoked-function-arn') ?? '',
      ...(traceHeader === undefined ? {} : { traceHeader }),
      ...(clientContext === undefined ? {} : { clientContext }),
    };
    await run(handler, current);
  }
}

const logConsole = createLogConsole((level, text, raw) => {
  const mapped = mapStack(text);
  process.stdout.write(
    `${raw ? mapped : formatLogLine(env['AWS_LAMBDA_LOG_FORMAT'] === 'JSON', Date.now(), current?.requestId, level, mapped)}\n`,
  );
});
globalThis.console = logConsole;
provideInvokeStore(() =>
  current
    ? createInvokeContext({ traceHeader: undefined, traceparent: undefined, baggage: undefined, ...current })
    : undefined,
);
process.on('unhandledRejection', (reason) => {
  void failAndExit(
    'Unhandled Promise Rejection',
    Object.assign(new Error(String(reason)), { name: 'Runtime.UnhandledPromiseRejection' }),
    128,
  );
});
process.on('uncaughtException', (error) => void failAndExit('Uncaught Exception', error, 129));
main().catch((error: unknown) => failAndExit('Uncaught Exception', error, 1));
