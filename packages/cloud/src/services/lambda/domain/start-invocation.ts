import { INIT_LIMIT_MS, LOST_AFTER_MS } from '../limits.ts';
import type { FunctionVersion, InvocationRecord, InvocationTask, InvocationTrigger, LambdaContext } from '../state.ts';
import { takeSlot } from './concurrency.ts';
import { computeModeOf } from './environment-variables.ts';
import { chooseVersion, findVersion, functionArn, type FoundVersion } from './function-reference.ts';

export const INVOCATION_TASK = 'lambda.invocation';
export const START = 'start-invocation';
export const LOST = 'invocation-lost';

export interface NewInvocation {
  readonly requestId: string;
  readonly found: FoundVersion;
  readonly trigger: InvocationTrigger;
  /** JSON text. */
  readonly payload: string;
  readonly clientContext?: string | undefined;
  /** @defaultValue false */
  readonly wantsTail?: boolean;
}

/** Takes a place for an invocation; the caller has made sure that one is free. */
export function acceptInvocation(context: LambdaContext, invocation: NewInvocation): InvocationRecord {
  const { found, requestId, trigger, payload, clientContext, wantsTail = false } = invocation;
  const record: InvocationRecord = {
    requestId,
    functionName: found.record.name,
    version: chooseVersion(found).version,
    invokedArn: functionArn(context, found.record.name, found.qualifier),
    trigger,
    payload,
    clientContext,
    wantsTail,
    startedMs: undefined,
    answer: undefined,
  };
  takeSlot(context, record.functionName);
  context.state.invocations.set(requestId, record);
  return record;
}

/** A caller's invocation starts in a step of its own, so that the gate decides when. */
export function startLater(context: LambdaContext, requestId: string): void {
  context.later({ kind: START, key: requestId, payload: { requestId } });
}

/** Handles {@link START}. */
export function startAccepted({ requestId }: { readonly requestId: string }, context: LambdaContext): void {
  const record = context.state.invocations.get(requestId);
  if (record && record.startedMs === undefined) startNow(context, record);
}

/** Starts an accepted invocation within the present step, which is its delivery. */
export function startNow(context: LambdaContext, record: InvocationRecord, causes: readonly number[] = []): void {
  const { requestId, functionName, trigger } = record;
  const stored = context.state.functions.get(functionName);
  const version = stored && findVersion(stored, record.version, context);
  // A function deleted in between still answers what was accepted; there is nothing to run it with.
  if (!stored || !version) {
    context.later({ kind: LOST, key: requestId, payload: { requestId, reason: 'deleted' } });
    return;
  }
  const startedMs = context.clock.now();
  context.state.invocations.set(requestId, { ...record, startedMs });
  context.note('requestId', requestId);
  context.note('function', functionName);
  context.note('trigger', trigger.kind);
  context.startTask({
    kind: INVOCATION_TASK,
    id: requestId,
    name: functionName,
    payload: taskOf(context, record, version),
    causes,
  });
  // Compute ends an invocation at its deadline. This is for the one of which nothing is heard any more: the cloud
  // was rewound to a moment when it ran, or its code never got through initialising.
  context.later({
    kind: LOST,
    key: requestId,
    delayMs: INIT_LIMIT_MS + version.settings.timeoutSeconds * 1000 + LOST_AFTER_MS,
    payload: { requestId, reason: 'silent' },
  });
}

function taskOf(context: LambdaContext, record: InvocationRecord, version: FunctionVersion): InvocationTask {
  const { settings, code } = version;
  const seconds = Math.floor(context.clock.now() / 1000)
    .toString(16)
    .padStart(8, '0');
  return {
    requestId: record.requestId,
    functionName: record.functionName,
    version: version.version,
    functionArn: functionArn(context, record.functionName, version.version === '$LATEST' ? undefined : version.version),
    invokedArn: record.invokedArn,
    account: context.account,
    region: context.region,
    endpoint: context.endpoint,
    settings,
    code,
    mode: computeModeOf(settings.variables),
    logGroup: settings.logGroup ?? `/aws/lambda/${record.functionName}`,
    payload: record.payload,
    clientContext: record.clientContext,
    traceHeader: `Root=1-${seconds}-${context.ids.hex(24)};Parent=${context.ids.hex(16)};Sampled=0`,
  };
}
