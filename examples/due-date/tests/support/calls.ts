import type { TestCloud, TraceRecord } from 'skyrig';

/** Requests that a function made, in order. */
export function requestsOf(cloud: TestCloud, actor: string, operation: string): readonly TraceRecord[] {
  return cloud.trace.records.filter(
    (record) => record.kind === 'request' && record.actor.name === actor && record.operation === operation,
  );
}

/** How often each row was written to by the requests, by the id in their key or item. */
export function countById(requests: readonly TraceRecord[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { input } of requests) {
    const { Key, Item } = input as { readonly Key?: IdHolder; readonly Item?: IdHolder };
    const id = (Key ?? Item)?.id?.S ?? 'none';
    counts[id] = (counts[id] ?? 0) + 1;
  }
  return counts;
}

interface IdHolder {
  readonly id?: { readonly S?: string };
}

/** How many invocations of a function have ended. */
export function invocationsOf(cloud: TestCloud, actor: string): number {
  return cloud.trace.records.filter((record) => record.kind === 'completion' && record.actor.name === actor).length;
}

/** The structured log entries with a message. */
export function logged(lines: readonly string[], message: string): readonly Readonly<Record<string, unknown>>[] {
  return lines
    .filter((line) => line.includes(`{"message":"${message}"`))
    .map((line) => JSON.parse(line.slice(line.indexOf('{'))) as Readonly<Record<string, unknown>>);
}
