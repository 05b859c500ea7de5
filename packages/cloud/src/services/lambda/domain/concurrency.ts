import type { ThrottleReason } from '../errors.ts';
import { ACCOUNT_CONCURRENCY } from '../limits.ts';
import type { LambdaContext, LambdaState } from '../state.ts';

export function totalReserved(state: LambdaState): number {
  let total = 0;
  for (const reserved of state.reservedConcurrency.values()) total += reserved;
  return total;
}

/** How many more invocations of the function may start now. */
export function freeConcurrency(state: LambdaState, functionName: string): number {
  const reserved = state.reservedConcurrency.get(functionName);
  if (reserved !== undefined) return Math.max(0, reserved - (state.inFlight.get(functionName) ?? 0));
  let free = ACCOUNT_CONCURRENCY - totalReserved(state);
  for (const [name, count] of state.inFlight) if (!state.reservedConcurrency.has(name)) free -= count;
  return Math.max(0, free);
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
