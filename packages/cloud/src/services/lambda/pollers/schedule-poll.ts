import type { LambdaContext } from '../state.ts';

export const POLL = 'poll';

/** Polls for a mapping once that time has come, unless it is going to be polled before. */
export function pollAfter(context: LambdaContext, mappingId: string, delayMs = 0): void {
  const due = context.clock.now() + delayMs;
  const planned = context.dueOf(POLL, mappingId);
  if (planned === undefined || planned > due)
    context.later({ kind: POLL, key: mappingId, due, payload: { mappingId } });
}

/** Concurrency of a function has become free: mappings that had to wait for it go on. */
export function pollHeldBack(context: LambdaContext, functionName: string): void {
  for (const mapping of context.state.mappings.values()) {
    if (mapping.isHeldBack && mapping.functionName === functionName) pollAfter(context, mapping.uuid);
  }
}
