import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorPayload } from '../sandbox/error-report.ts';
import type { ErrorReport } from '../sandbox/sandbox-host.ts';
import type { Invocation } from '../types.ts';
import { maxResponseBytes } from '../sandbox/format-result.ts';

/** What a runtime has answered. */
export interface RuntimeAnswer {
  readonly payload: string;
  readonly error: ErrorReport | undefined;
}

export interface RuntimeApiEvents {
  /** The runtime asks for its first invocation: it has initialised. */
  ready(): void;
  initFailed(report: ErrorReport): void;
}

/** The Lambda Runtime API of one environment, on loopback. */
export interface RuntimeApi {
  /** `127.0.0.1:port`, for `AWS_LAMBDA_RUNTIME_API`. */
  readonly address: string;
  /** Hands the next invocation to the runtime and resolves with its answer. */
  invoke(invocation: Invocation, deadlineEpochMs: number): Promise<RuntimeAnswer>;
  close(): Promise<void>;
}

interface Current {
  readonly invocation: Invocation;
  readonly deadlineEpochMs: number;
  readonly resolve: (answer: RuntimeAnswer) => void;
  isTaken: boolean;
}

const prefix = '/2018-06-01/runtime/';

/** Starts the API. Source of paths, headers and statuses: Lambda developer guide, "Using the Lambda runtime API". */
export async function startRuntimeApi(events: RuntimeApiEvents): Promise<RuntimeApi> {
  let current: Current | undefined;
  let polling: ServerResponse | undefined;
  let isReady = false;

  function handOut(): void {
    if (!polling || !current || current.isTaken) return;
    const response = polling;
    polling = undefined;
    current.isTaken = true;
    const { invocation, deadlineEpochMs } = current;
    response.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': invocation.requestId,
      'lambda-runtime-deadline-ms': String(deadlineEpochMs),
      'lambda-runtime-invoked-function-arn': invocation.invokedFunctionArn,
      ...(invocation.traceHeader === undefined ? {} : { 'lambda-runtime-trace-id': invocation.traceHeader }),
      ...(invocation.clientContext === undefined ? {} : { 'lambda-runtime-client-context': invocation.clientContext }),
    });
    response.end(invocation.event);
  }

  function answer(id: string, response: ServerResponse, value: RuntimeAnswer): void {
    if (current?.invocation.requestId !== id || !current.isTaken) {
      reply(response, 400, { errorType: 'InvalidRequestID', errorMessage: 'Invalid request ID' });
      return;
    }
    const { resolve } = current;
    current = undefined;
    reply(response, 202, { status: 'OK' });
    resolve(value);
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const route = (request.url ?? '').startsWith(prefix) ? (request.url ?? '').slice(prefix.length) : '';
    const [, id = '', action = ''] = /^invocation\/([^/]+)\/(response|error)$/.exec(route) ?? [];
    if (request.method === 'GET' && route === 'invocation/next') {
      polling = response;
      if (!isReady) {
        isReady = true;
        events.ready();
      }
      handOut();
    } else if (request.method === 'POST' && route === 'init/error') {
      const report = parseReport(await textOf(request));
      reply(response, 202, { status: 'OK' });
      events.initFailed(report);
    } else if (request.method === 'POST' && action === 'error') {
      const text = await textOf(request);
      answer(id, response, { payload: text, error: parseReport(text) });
    } else if (request.method === 'POST' && action === 'response') {
      const text = await textOf(request);
      answer(
        id,
        response,
        Buffer.byteLength(text) > maxResponseBytes ? tooLarge() : { payload: text, error: undefined },
      );
    } else {
      reply(response, 404, {
        errorType: 'NotBuilt',
        errorMessage: `${String(request.method)} ${String(request.url)} is not part of the Runtime API that is offered (extensions and logs are not).`,
      });
    }
  }

  const server = createServer((request, response) => void handle(request, response));
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${String(port)}`,
    invoke: (invocation, deadlineEpochMs) =>
      new Promise((resolve) => {
        current = { invocation, deadlineEpochMs, resolve, isTaken: false };
        handOut();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function tooLarge(): RuntimeAnswer {
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${String(maxResponseBytes)} bytes).`;
  const error = { errorType: 'Function.ResponseSizeTooLarge', errorMessage, trace: [] };
  return { payload: errorPayload(error), error };
}

/** Reads `{"errorType", "errorMessage", "trace" or "stackTrace"}`, which runtimes do not all fill in. */
function parseReport(text: string): ErrorReport {
  let value: Record<string, unknown> = {};
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null) value = parsed as Record<string, unknown>;
  } catch {
    value = { errorMessage: text };
  }
  const trace = value['trace'] ?? value['stackTrace'];
  return {
    errorType: typeof value['errorType'] === 'string' ? value['errorType'] : 'Runtime.Unknown',
    errorMessage: typeof value['errorMessage'] === 'string' ? value['errorMessage'] : '',
    trace: Array.isArray(trace) ? trace.map(String) : [],
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
