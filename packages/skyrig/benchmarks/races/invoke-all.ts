import type { TestCloud } from '../../src/rig/test-cloud.ts';

/** A function's logical id and what it is given. */
export type Call = readonly [logicalId: string, payload?: unknown];

/** Invokes functions all at once, waits until everything has settled, and throws when one of them failed. */
export async function invokeAll(cloud: TestCloud, calls: readonly Call[]): Promise<void> {
  const stack = cloud.stack();
  const results = await Promise.all(calls.map(([logicalId, payload]) => stack.function(logicalId).invoke(payload)));
  await cloud.settle({ leap: true });
  const failure = results.find(({ error }) => error)?.error;
  if (failure) throw new Error(`A function of the subject failed: ${failure.type}: ${failure.message}`);
}
