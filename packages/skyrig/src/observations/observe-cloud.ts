import type { ObservedLogs, TestObservation } from '@skyrig/insights';
import type { Cloud, DeployedStack, FaultEffect } from '@skyrig/cloud';

import type { LookLog } from '../lab/effects/look-log.ts';
import { effectsOf } from './effects-of.ts';
import { failuresOf } from './failures-of.ts';
import { findStarts } from './find-starts.ts';
import { invocationsOf } from './invocations-of.ts';
import { createResourceNames } from './resource-names.ts';
import { usesOf } from './uses-of.ts';

/** A stretch of a cloud's life within a test. */
export interface ObservedStretch extends Pick<
  TestObservation,
  'invocations' | 'failures' | 'effects' | 'uses' | 'faults' | 'logs'
> {
  readonly leftovers: number;
  readonly stillRunning: number;
}

/* The observer's own calls are not the test's reads. */
const observer = { kind: 'service', id: 'observer', name: 'observer', identity: 'observer', cause: undefined } as const;

/* Lambda's own lines; the rest was written by the code. */
const FRAME = /^(?:INIT_START|START|END|REPORT) /;

async function countLines(cloud: Cloud, physicalName: string, sinceMs: number): Promise<number> {
  const input = { logGroupName: `/aws/lambda/${physicalName}`, startTime: sinceMs };
  const answer = await cloud
    .call('cloudwatch-logs', 'FilterLogEvents', input, { actor: observer })
    .catch(() => ({ events: [] }));
  const { events } = answer as { readonly events: readonly { readonly message: string }[] };
  return events.filter(({ message }) => !FRAME.test(message)).length;
}

/** What happened in a cloud after a step, as far as an assessment wants to know. */
export async function observeCloud(
  cloud: Cloud,
  sinceSeq: number,
  stacks: readonly DeployedStack[],
  looks?: LookLog,
): Promise<ObservedStretch> {
  const records = cloud.trace.since(sinceSeq + 1);
  const names = createResourceNames(stacks);
  const rules = cloud.faults.list();
  const effects = new Map<string, FaultEffect>(rules.map(({ name, rule }) => [name, rule.effect]));
  const doubling = new Set([
    'duplicate',
    ...rules.filter(({ rule }) => 'duplicate' in rule.effect).map(({ name }) => name),
  ]);
  const starts = findStarts(records, cloud.trace.records, doubling);
  const leftovers = cloud.remarks(sinceSeq).length;
  const stillRunning = cloud.outstanding().running.length;
  const logs: ObservedLogs[] = [];
  const invocations = invocationsOf(records, starts, names);
  const physical = new Map(starts.map((start) => [names.nameOf(start.function), start.function]));
  for (const name of new Set(
    invocations.filter(({ failed, partial }) => failed + partial > 0).map((one) => one.function),
  )) {
    logs.push({ function: name, lines: await countLines(cloud, physical.get(name) ?? name, records[0]?.at ?? 0) });
  }
  return {
    invocations,
    failures: failuresOf(records, starts, names, effects),
    effects: effectsOf(records, names, looks),
    uses: usesOf(records, names),
    faults: [...new Set(records.flatMap(({ fault }) => fault ?? []))],
    logs,
    leftovers,
    stillRunning,
  };
}
