import type { Cloud, TraceRecord } from '@skyrig/cloud';
import { lab } from '../state/lab-actor.ts';

/** Of the functions that ran, those with a reserved concurrency of 1: their invocations never meet. */
export async function exclusiveFunctions(cloud: Cloud, records: readonly TraceRecord[]): Promise<ReadonlySet<string>> {
  const names = new Set(records.flatMap(({ actor }) => (actor.kind === 'invocation' ? [actor.name] : [])));
  const exclusive = new Set<string>();
  for (const FunctionName of names) {
    const found = await cloud
      .call('lambda', 'GetFunctionConcurrency', { FunctionName }, { actor: lab })
      // It was deleted meanwhile.
      .catch(() => undefined);
    const { ReservedConcurrentExecutions } = (found ?? {}) as { readonly ReservedConcurrentExecutions?: number };
    if (ReservedConcurrentExecutions === 1) exclusive.add(FunctionName);
  }
  return exclusive;
}
