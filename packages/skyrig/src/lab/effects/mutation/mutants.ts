import type { FaultEffect, TraceRecord } from '@skyrig/cloud';
import { readHistory } from '../../history/run-history.ts';
import type { EffectLevel } from '../effect-unit.ts';
import type { EffectInstance, FoundEffects } from '../effects-of.ts';
import { placeholderOf, type WrittenEffect } from '../written-effects.ts';
import type { MutationOperator } from './mutation-report.ts';
import { delayMessages, keepChecksums, misdirectEffect, tamperEffect } from './rewrite-input.ts';

/** One class of effects and what is to be done to one of them. */
export interface Mutant {
  readonly id: string;
  readonly operator: MutationOperator;
  readonly handler: string;
  readonly operation: string;
  readonly resource: string;
  readonly attribute?: string;
  readonly level: EffectLevel;
  /** Nobody looks at it, so that nobody can miss it. */
  readonly isPredicted: boolean;
  readonly record: TraceRecord;
  /** Which of the steps of the same identity it is, from 1. */
  readonly nth: number;
  readonly effect: FaultEffect;
  readonly suggestion?: string;
}

/* Longer than anything that a test waits for with the clock where it is; the most that SQS allows. */
const DELAY_SECONDS = 900;
/* Shorter than functions time out. */
const DELAY_MS = 1000;

interface Candidate {
  readonly operator: MutationOperator;
  readonly effect: FaultEffect;
  readonly attribute?: string;
  readonly level: EffectLevel;
  readonly isPredicted: boolean;
  readonly instance?: EffectInstance;
}

/** Every class of effects of a run, with every operator that makes sense for it; those looked at least come first. */
export function findMutants(found: FoundEffects): readonly Mutant[] {
  const { records, instances, nameOf, suggest } = found;
  const labels = new Map(readHistory(records).events.map(({ record, label }) => [record.seq, label]));
  const best = new Map<string, Mutant>();
  const consider = (record: TraceRecord, resource: string, candidate: Candidate): void => {
    const handler = nameOf(record.actor.name);
    const { operator, effect, attribute, level, isPredicted, instance } = candidate;
    const id = [handler, record.operation, resource, attribute ?? '', operator].join(' ');
    const known = best.get(id);
    const isPredictedForAll = isPredicted && (known?.isPredicted ?? true);
    if (known && known.level >= level) {
      if (known.isPredicted !== isPredictedForAll) best.set(id, { ...known, isPredicted: false });
      return;
    }
    const label = labels.get(record.seq) ?? '';
    const suggestion = instance && suggest(instance);
    best.set(id, {
      id,
      operator,
      handler,
      operation: record.operation,
      resource,
      ...(attribute !== undefined && { attribute }),
      level,
      isPredicted: isPredictedForAll,
      record,
      nth: Number(label.slice(label.lastIndexOf('#') + 1)) || 1,
      effect,
      ...(suggestion !== undefined && { suggestion }),
    });
  };
  const sends = countSends(instances, nameOf);
  for (const [record, own] of groupByStep(instances)) {
    const resource = [...new Set(own.map(({ effect }) => nameOf(effect.resource)))].sort().join(', ');
    for (const candidate of candidatesOf(record, own, (sends.get(resource) ?? 0) > 1))
      consider(record, resource, candidate);
  }
  for (const record of records) {
    const resource = staleReadOf(record);
    if (resource === undefined) continue;
    consider(record, nameOf(resource), {
      operator: 'STALE-READ',
      effect: { stale: true },
      level: 1,
      isPredicted: false,
    });
  }
  return [...best.values()].sort((a, b) => a.level - b.level || (a.id < b.id ? -1 : 1));
}

function groupByStep(instances: readonly EffectInstance[]): ReadonlyMap<TraceRecord, readonly EffectInstance[]> {
  const steps = new Map<TraceRecord, EffectInstance[]>();
  for (const instance of instances) {
    const { record } = instance.effect;
    const own = steps.get(record);
    if (own) own.push(instance);
    else steps.set(record, [instance]);
  }
  return steps;
}

function countSends(
  instances: readonly EffectInstance[],
  nameOf: (resource: string) => string,
): ReadonlyMap<string, number> {
  const steps = new Map<string, Set<WrittenEffect>>();
  for (const { effect } of instances) {
    if (effect.kind !== 'message') continue;
    const name = nameOf(effect.resource);
    steps.set(name, (steps.get(name) ?? new Set()).add(effect));
  }
  return new Map([...steps].map(([name, effects]) => [name, effects.size]));
}

function candidatesOf(
  record: TraceRecord,
  own: readonly EffectInstance[],
  hasNeighbours: boolean,
): readonly Candidate[] {
  const [first] = own;
  if (!first) return [];
  const { kind, resource } = first.effect;
  const level = own.reduce<EffectLevel>((most, one) => (one.level > most ? one.level : most), 0);
  const closest = own.find((one) => one.level === level);
  const all = { level, ...(closest && { instance: closest }) };
  const isUnseen = own.every((one) => one.level === 0 && one.presence === 0);
  const tampers = own.flatMap((instance) => tampersOf(instance));
  const discard = { ...all, effect: { discard: true }, isPredicted: isUnseen } as const;
  const twice = { ...all, effect: { duplicate: true }, isPredicted: false } as const;
  if (kind === 'item') {
    const misdirect = misdirectEffect(first.effect);
    return [
      { operator: 'DROP', ...discard },
      { operator: 'DUP', ...twice },
      { operator: 'DELAY', ...all, effect: { delayMs: DELAY_MS }, isPredicted: false },
      ...(misdirect
        ? [{ operator: 'WRONG-KEY', ...all, effect: { rewrite: misdirect }, isPredicted: false } as const]
        : []),
      ...tampers,
    ];
  }
  // A caller waits for the answer of what it invokes: that must come.
  const isCall =
    kind === 'invocation' && (record.input as { readonly InvocationType?: string }).InvocationType !== 'Event';
  if (isCall) return tampers;
  const later = (operator: MutationOperator, seconds: number): Candidate => ({
    operator,
    ...all,
    effect: { rewrite: delayMessages(seconds) },
    isPredicted: false,
  });
  // AWS: messages of a FIFO queue cannot be delayed one by one.
  const canWait = kind === 'message' && !resource.endsWith('.fifo');
  return [
    { operator: 'DROP-MSG', ...discard },
    { operator: 'DUP-DELIVERY', ...twice },
    ...(canWait ? [later('DELAY', DELAY_SECONDS)] : []),
    ...(canWait && hasNeighbours ? [later('REORDER', 1)] : []),
    ...tampers,
  ];
}

function tampersOf(instance: EffectInstance): readonly Candidate[] {
  const { effect, attribute, level } = instance;
  const { key, kind, record } = effect;
  const rewrite = tamperEffect(effect, attribute);
  // An update that computes its value, or takes one away, has none that could be changed.
  const hasValue =
    kind !== 'item' || effect.values.get(attribute) !== undefined || hasPlaceholder(record.input, attribute);
  if (!rewrite || !hasValue || (kind === 'item' && key === undefined)) return [];
  const fault = kind === 'message' ? { rewrite, reply: keepChecksums } : { rewrite };
  return [{ operator: 'TAMPER', effect: fault, attribute, level, isPredicted: level === 0, instance }];
}

function hasPlaceholder(input: unknown, attribute: string): boolean {
  return placeholderOf((input ?? {}) as Readonly<Record<string, unknown>>, attribute) !== undefined;
}

/** The table that a handler reads eventually consistently, and so may see as it was. */
function staleReadOf({ actor, kind, outcome, service, accesses }: TraceRecord): string | undefined {
  if (actor.kind !== 'invocation' || kind !== 'request' || outcome !== 'ok' || service !== 'dynamodb') return undefined;
  if (accesses.some((access) => access.kind === 'write')) return undefined;
  return accesses.find(({ consistent, key }) => consistent === false && key !== undefined)?.resource;
}
