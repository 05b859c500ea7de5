import type { FailureCategory, ObservedFailure } from '@skyrig/insights';
import type { FaultEffect, TraceRecord } from '@skyrig/cloud';

import { isDatabase } from './database-services.ts';
import { findDuplicates, findOvertaken, findRedriven } from './delivery-troubles.ts';
import type { InvocationStart } from './find-starts.ts';
import { resourceOfInput, type ResourceNames } from './resource-names.ts';

const THROTTLING = /Throttl|TooManyRequests|ThroughputExceeded|LimitExceeded|RequestLimit|SlowDown|OverLimit/;
const TIMEOUT = /Timeout|TimedOut|RequestExpired/;

/* A condition that did not hold is an answer that the function asked for, and no trouble with the service. */
function isExpected({ outcome, error = '' }: TraceRecord): boolean {
  if (outcome === 'ConditionalCheckFailedException') return true;
  return (
    outcome === 'TransactionCanceledException' &&
    /ConditionalCheckFailed/.test(error) &&
    !/Conflict|Throttl/.test(error)
  );
}

function categoryOfError({ outcome, service }: TraceRecord): FailureCategory {
  if (THROTTLING.test(outcome)) return 'throttling';
  if (TIMEOUT.test(outcome)) return 'timeout';
  return isDatabase(service) ? 'database' : 'external service';
}

/* What a fault means that fails no request. One that fails a request is known by the request's error. */
function categoryOfFault(
  effect: FaultEffect,
  service: string,
): { category: FailureCategory; what: string } | undefined {
  const trouble: FailureCategory = isDatabase(service) ? 'database' : 'external service';
  if ('delayMs' in effect) return { category: 'timeout', what: 'slow answer' };
  if ('loseResponse' in effect) return { category: trouble, what: 'lost response' };
  if ('stale' in effect) return { category: trouble, what: 'stale read' };
  if ('hang' in effect) return { category: 'timeout', what: 'no answer' };
  if ('answer' in effect) return { category: trouble, what: 'invented answer' };
  if ('redeliver' in effect) return { category: 'duplicate', what: 'delivered again' };
  if ('kill' in effect) return { category: 'handler error', what: 'killed' };
  return undefined;
}

type Found = Omit<ObservedFailure, 'count'>;

function ofRequest(record: TraceRecord, names: ResourceNames, effects: ReadonlyMap<string, FaultEffect>): Found[] {
  const { actor, kind, outcome, fault, service, input } = record;
  if (actor.kind !== 'invocation' || kind === 'completion') return [];
  const resource = record.accesses[0]?.resource ?? resourceOfInput(input);
  const common = {
    function: names.nameOf(actor.name),
    on: resource === undefined ? service : names.nameOf(resource),
    isInjected: fault !== undefined,
  };
  const effect = fault === undefined ? undefined : effects.get(fault);
  const silent = effect && categoryOfFault(effect, service);
  if (silent) return [{ ...common, ...silent }];
  if (outcome === 'ok' || outcome === 'waiting' || isExpected(record)) return [];
  return [{ ...common, category: categoryOfError(record), what: outcome }];
}

function ofCompletion(
  record: TraceRecord,
  names: ResourceNames,
  start: InvocationStart | undefined,
  isInjected: boolean,
): Found[] {
  const { kind, actor, notes = {} } = record;
  const result = notes['result'];
  if (kind !== 'completion' || actor.kind !== 'invocation' || result === undefined) return [];
  const common = { function: names.nameOf(actor.name), isInjected };
  const found: Found[] = [];
  if (result === 'timeout') found.push({ ...common, category: 'timeout', what: 'time limit reached' });
  else if (result !== 'success') found.push({ ...common, category: 'handler error', what: String(result) });
  else if (notes['batchResult'] === 'partial' || notes['batchResult'] === 'failure')
    found.push({ ...common, category: 'handler error', what: 'failed messages of a batch' });
  if (notes['givenUp'] !== undefined) {
    const category = start?.trigger === 'stream' ? 'poison message' : 'handler error';
    found.push({ ...common, category, what: `given up: ${String(notes['givenUp'])}` });
  }
  if (result !== 'success' && start?.origin === 'function' && start.trigger === 'invoke' && start.by !== undefined) {
    const caller = names.nameOf(start.by);
    found.push({
      category: 'external service',
      function: caller,
      what: 'function error',
      on: common.function,
      isInjected,
    });
  }
  return found;
}

/** Counts what is alike. */
function tally(found: readonly Found[]): readonly ObservedFailure[] {
  const counts = new Map<string, ObservedFailure>();
  for (const one of found) {
    const key = JSON.stringify([one.category, one.function, one.what, one.on, one.isInjected]);
    counts.set(key, { ...one, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

/** The trouble that functions met, in the order of its first occurrence. */
export function failuresOf(
  records: readonly TraceRecord[],
  starts: readonly InvocationStart[],
  names: ResourceNames,
  faults: ReadonlyMap<string, FaultEffect>,
): readonly ObservedFailure[] {
  const byId = new Map(starts.map((start) => [start.requestId, start]));
  const struck = new Set(
    records
      .filter(({ actor, fault }) => actor.kind === 'invocation' && fault !== undefined)
      .map(({ actor }) => actor.id),
  );
  const deliveries = [
    ...findDuplicates(records, starts).map(({ start, what }) => ({ start, category: 'duplicate' as const, what })),
    ...findOvertaken(starts).map((start) => ({ start, category: 'out of order' as const, what: 'overtaken message' })),
    ...findRedriven(records, starts).map((start) => ({
      start,
      category: 'poison message' as const,
      what: 'dead letter',
    })),
    ...records.flatMap(({ notes, service }) => {
      const start =
        service === 'lambda' && notes?.['throttled'] !== undefined
          ? starts.find(({ via, function: name }) =>
              notes['mapping'] === undefined ? name === notes['function'] : via === notes['mapping'],
            )
          : undefined;
      return start ? [{ start, category: 'throttling' as const, what: 'no concurrency left' }] : [];
    }),
  ];
  return tally([
    ...records.flatMap((record) => ofRequest(record, names, faults)),
    ...records.flatMap((record) => ofCompletion(record, names, byId.get(record.actor.id), struck.has(record.actor.id))),
    ...deliveries.map(({ start, category, what }) => ({
      category,
      function: names.nameOf(start.function),
      what,
      ...(start.sourceArn !== undefined && { on: names.nameOf(start.sourceArn) }),
      isInjected: start.isDoubled,
    })),
  ]);
}
