import type { ThrottleReason } from '../errors.ts';
import { ACCOUNT_CONCURRENCY } from '../limits.ts';
import type { LambdaContext, LambdaState } from '../state.ts';

/** What the versions and aliases of a function have provisioned. */
export function provisionedConcurrency(state: LambdaState, functionName: string): number {
  let total = 0;
  for (const config of state.provisioned.values()) if (config.functionName === functionName) total += config.requested;
  return total;
}

/** How much of the account's concurrency is set aside for a function. What it provisions comes out of what it reserves. */
export function concurrencySetAside(state: LambdaState, functionName: string): number {
  return state.reservedConcurrency.get(functionName) ?? provisionedConcurrency(state, functionName);
}

/** How much of the account's concurrency is set aside for no function. */
export function unreservedConcurrency(state: LambdaState): number {
  let left = ACCOUNT_CONCURRENCY;
  for (const reserved of state.reservedConcurrency.values()) left -= reserved;
  for (const { functionName, requested } of state.provisioned.values())
    if (!state.reservedConcurrency.has(functionName)) left -= requested;
  return left;
}

/** How many more invocations of the function may start now. */
export function freeConcurrency(state: LambdaState, functionName: string): number {
  const running = state.inFlight.get(functionName) ?? 0;
  const own = Math.max(0, concurrencySetAside(state, functionName) - running);
  if (state.reservedConcurrency.has(functionName)) return own;
  let shared = unreservedConcurrency(state);
  for (const [name, count] of state.inFlight)
    if (!state.reservedConcurrency.has(name)) shared -= Math.max(0, count - provisionedConcurrency(state, name));
  return own + Math.max(0, shared);
}

/** Why an invocation cannot start now; undefined when it can. */
export function findThrottle(state: LambdaState, functionName: string): ThrottleReason | undefined {
  if (freeConcurrency(state, functionName) > 0) return undefined;
  return state.reservedConcurrency.has(functionName)
    ? 'ReservedFunctionConcurrentInvocationLimitExceeded'
    : 'ConcurrentInvocationLimitExceeded';
}

export function takeSlot(context: LambdaContext, functionName: string): void {
  context.state.inFlight.set(functionName, (context.state.inFlight.get(functionName) ?? 0) + 1);
}

export function freeSlot(context: LambdaContext, functionName: string): void {
  const left = (context.state.inFlight.get(functionName) ?? 0) - 1;
  if (left > 0) context.state.inFlight.set(functionName, left);
  else context.state.inFlight.delete(functionName);
}
