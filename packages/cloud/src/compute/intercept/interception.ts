import type { Caller } from './caller.ts';
import { patchChildProcesses } from './child-processes.ts';
import { patchFetch } from './fetch.ts';
import { patchHttpAgents } from './http-agents.ts';
import { patchHttp2 } from './http2-sessions.ts';
import { patchSdkRequests } from './sdk-requests.ts';
import { patchSockets } from './sockets.ts';
import { patchThreadPool } from './thread-pool.ts';

/** Who is running, by async context; undefined for code that is not this provider's. */
export type CallerProvider = () => Caller | undefined;

const invocations = new Set<CallerProvider>();
const outside = new Set<CallerProvider>();
let restore: (() => void) | undefined;

/** Finds who makes the request that is being made. Invocations come before the test around them. */
function findCaller(): Caller | undefined {
  for (const provider of invocations) {
    const caller = provider();
    if (caller) return caller;
  }
  for (const provider of outside) {
    const caller = provider();
    if (caller) return caller;
  }
  return undefined;
}

/**
 * Intercepts the requests of this thread for as long as anybody wants it; answers how to stop. What is patched is
 * below `http.request` and friends (agents, sockets), so references taken earlier are intercepted too.
 */
export function intercept(provider: CallerProvider, kind: 'invocation' | 'outside' = 'invocation'): () => void {
  const providers = kind === 'invocation' ? invocations : outside;
  providers.add(provider);
  restore ??= install();
  return () => {
    providers.delete(provider);
    if (invocations.size + outside.size > 0) return;
    restore?.();
    restore = undefined;
  };
}

function install(): () => void {
  const undo = [
    patchSdkRequests,
    patchHttpAgents,
    patchHttp2,
    patchFetch,
    patchSockets,
    patchChildProcesses,
    patchThreadPool,
  ].map((patch) => patch(findCaller));
  return () => {
    for (const step of undo.reverse()) step();
  };
}
