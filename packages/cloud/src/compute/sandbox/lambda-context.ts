import type { Invocation, LambdaContext } from '../types.ts';
import type { SandboxSpec } from './sandbox-host.ts';

/** The legacy ways to end an invocation, and the callback. */
export interface ContextEnds {
  done(error?: unknown, result?: unknown): void;
}

/** Builds the `context` of one invocation. */
export function createLambdaContext(
  spec: SandboxSpec,
  invocation: Invocation,
  now: () => number,
  ends: ContextEnds,
): LambdaContext {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: spec.functionName,
    functionVersion: spec.version,
    invokedFunctionArn: invocation.invokedFunctionArn,
    memoryLimitInMB: String(spec.memoryMb),
    awsRequestId: invocation.requestId,
    logGroupName: spec.logGroup,
    logStreamName: spec.logStream,
    identity: undefined,
    clientContext:
      invocation.clientContext === undefined ? undefined : (JSON.parse(invocation.clientContext) as unknown),
    getRemainingTimeInMillis: () => invocation.deadlineMs - now(),
    done: (error, result) => ends.done(error, result),
    fail: (error) => ends.done(error ?? 'handled'),
    succeed: (result) => ends.done(undefined, result),
  };
}
