import { globals } from './realms.ts';

type InvokeContext = Record<PropertyKey, unknown>;

const keys = {
  REQUEST_ID: Symbol.for('_AWS_LAMBDA_REQUEST_ID'),
  X_RAY_TRACE_ID: Symbol.for('_AWS_LAMBDA_X_RAY_TRACE_ID'),
  TENANT_ID: Symbol.for('_AWS_LAMBDA_TENANT_ID'),
  TRACEPARENT: Symbol.for('_AWS_LAMBDA_TRACEPARENT'),
  TRACESTATE: Symbol.for('_AWS_LAMBDA_TRACESTATE'),
  BAGGAGE: Symbol.for('_AWS_LAMBDA_BAGGAGE'),
} as const;

const protectedKeys = new Set<PropertyKey>(Object.values(keys));

/** What the invoke store holds during an invocation; the SDK's clients read the trace from it. */
export function createInvokeContext(values: {
  readonly requestId: string;
  readonly traceHeader: string | undefined;
  readonly traceparent: string | undefined;
  readonly baggage: string | undefined;
}): InvokeContext {
  return {
    [keys.REQUEST_ID]: values.requestId,
    [keys.X_RAY_TRACE_ID]: values.traceHeader,
    [keys.TRACEPARENT]: values.traceparent,
    [keys.BAGGAGE]: values.baggage,
  };
}

let findContext: () => InvokeContext | undefined = () => undefined;

/**
 * Provides `globalThis.awslambda.InvokeStore`, which `@aws/lambda-invoke-store` takes in place of its own. If a client
 * has made one already, that one is kept, as others hold it, and its methods are replaced. It stays after the last
 * environment has gone, then without a context.
 */
export function provideInvokeStore(find: () => InvokeContext | undefined): void {
  findContext = find;
  for (const scope of globals as readonly { awslambda?: { InvokeStore?: object } }[]) {
    scope.awslambda ??= {};
    scope.awslambda.InvokeStore = Object.assign(scope.awslambda.InvokeStore ?? {}, methods);
  }
}

const get = (key: PropertyKey): unknown => findContext()?.[key];

const methods = {
  PROTECTED_KEYS: keys,
  get,
  getContext: () => findContext(),
  hasContext: () => findContext() !== undefined,
  isProtectedKey: (key: PropertyKey) => protectedKeys.has(key),
  getRequestId: () => get(keys.REQUEST_ID) ?? '-',
  getXRayTraceId: () => get(keys.X_RAY_TRACE_ID),
  getTenantId: () => get(keys.TENANT_ID),
  getTraceparent: () => get(keys.TRACEPARENT),
  getTracestate: () => get(keys.TRACESTATE),
  getBaggage: () => get(keys.BAGGAGE),
  set: (key: PropertyKey, value: unknown): void => {
    if (protectedKeys.has(key)) throw new Error(`Cannot modify protected Lambda context field: ${String(key)}`);
    const context = findContext();
    if (!context) throw new Error('No context available');
    context[key] = value;
  },
  run: <T>(_context: InvokeContext, run: () => T): T => run(),
};
