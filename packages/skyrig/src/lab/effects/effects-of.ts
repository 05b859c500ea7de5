import type { DeployedStack, TraceRecord } from '@skyrig/cloud';
import { createResourceNames } from '../../observations/resource-names.ts';
import type { EffectLevel, EffectsReport, EffectUnit } from './effect-unit.ts';
import type { LookLog } from './look-log.ts';
import { physicalName } from './physical-name.ts';
import { findReaders } from './readers.ts';
import { suggestAssertion } from './suggest-assertion.ts';
import { writtenEffectsOf, type WrittenEffect } from './written-effects.ts';

/** One attribute that one step wrote. */
export interface EffectInstance {
  readonly effect: WrittenEffect;
  readonly attribute: string;
  readonly unit: string;
  level: EffectLevel;
  /** How closely the test looked at whether the item or message is there at all. */
  readonly presence: EffectLevel;
  /** Another write has replaced it. */
  readonly isOverwritten: boolean;
}

export interface FoundEffects {
  readonly records: readonly TraceRecord[];
  readonly instances: readonly EffectInstance[];
  readonly report: EffectsReport;
  /** As reports call a function or a resource. */
  readonly nameOf: (resource: string) => string;
  readonly suggest: (instance: EffectInstance) => string | undefined;
}

export interface EffectsInput {
  readonly records: readonly TraceRecord[];
  readonly stacks: readonly DeployedStack[];
  readonly log: LookLog;
  /** Steps whose answers were followed attribute by attribute. */
  readonly followedSteps: ReadonlySet<number>;
  readonly isIgnored: (resource: string, attribute: string) => boolean;
}

/** What the invocations of a run wrote and sent, and how closely the test looked at each attribute of it. */
export function findEffects({ records, stacks, log, followedSteps, isIgnored }: EffectsInput): FoundEffects {
  const names = createResourceNames(stacks);
  for (const record of records) lookUnfollowed(record, log, followedSteps);
  const written = records.flatMap((record) => writtenEffectsOf(record));
  const overwritten = overwritesOf(records);
  const instances = written.flatMap((effect): EffectInstance[] => {
    const resource = names.nameOf(effect.resource);
    const attributes = effect.values.size > 0 ? [...effect.values.keys()] : ['*'];
    return attributes
      .filter((attribute) => !isIgnored(resource, attribute))
      .map((attribute) => {
        const { record } = effect;
        const unit = [names.nameOf(record.actor.name), record.operation, resource, attribute].join('\n');
        const levelOf = (path: string): EffectLevel => lookedAt(effect, path, log, overwritten(effect, path));
        const isOverwritten = Number.isFinite(overwritten(effect, attribute));
        return { effect, attribute, unit, level: levelOf(attribute), presence: levelOf('*'), isOverwritten };
      });
  });
  const readersOf = findReaders(records, written, log);
  markConsumed(instances, readersOf);
  const suggest = (instance: EffectInstance): string | undefined => {
    // A message that a function has taken up is no longer in its queue, a value that was written over no longer in its item.
    if (instance.isOverwritten) return undefined;
    const isGone = instance.effect.kind === 'message' && readersOf(instance).length > 0;
    return isGone ? undefined : suggestAssertion(instance, stacks, names);
  };
  const nameOf = (resource: string): string => names.nameOf(resource);
  return { records, instances, report: reportOf(instances, suggest), nameOf, suggest };
}

/* Of an answer that was not followed it is only known what could be seen in it. */
function lookUnfollowed(
  { actor, kind, seq, accesses }: TraceRecord,
  log: LookLog,
  followed: ReadonlySet<number>,
): void {
  if ((actor.kind !== 'test' && actor.kind !== 'client') || kind !== 'request' || followed.has(seq)) return;
  if (accesses.some((access) => access.kind === 'write')) return;
  for (const { resource, key } of accesses)
    if (key !== undefined) log.look({ resource: physicalName(resource), key }, '', seq, 2);
}

interface Overwrite {
  readonly seq: number;
  readonly attributes: readonly string[] | undefined;
}

/** The step that next wrote what a step wrote; infinity when none did. */
function overwritesOf(records: readonly TraceRecord[]): (effect: WrittenEffect, attribute: string) => number {
  const found = new Map<string, Overwrite[]>();
  for (const { seq, accesses, outcome } of records) {
    for (const { resource, key, kind, attributes } of accesses) {
      if (kind !== 'write' || key === undefined || outcome !== 'ok') continue;
      const place = `${physicalName(resource)}\n${key}`;
      const own = attributes?.filter((name) => !attributes.some((other) => other.startsWith(`${name}.`)));
      const list = found.get(place);
      if (list) list.push({ seq, attributes: own });
      else found.set(place, [{ seq, attributes: own }]);
    }
  }
  return ({ record, resource, key, kind }, attribute) => {
    // A message is deleted once it has been handled; that does not replace it.
    if (kind !== 'item') return Number.POSITIVE_INFINITY;
    const next = found
      .get(`${physicalName(resource)}\n${key ?? ''}`)
      ?.find(({ seq, attributes }) => seq > record.seq && (attributes?.some((name) => meets(name, attribute)) ?? true));
    return next?.seq ?? Number.POSITIVE_INFINITY;
  };
}

function lookedAt(
  { record, resource, key, isDeleted }: WrittenEffect,
  attribute: string,
  log: LookLog,
  until: number,
): EffectLevel {
  if (key === undefined) return 0;
  const place = { resource: physicalName(resource), key };
  const level = log.levelBetween(place, attribute, record.seq, until);
  const absence = isDeleted === true ? log.absenceBetween(place.resource, record.seq, until) : 0;
  return absence > level ? absence : level;
}

function meets(name: string, attribute: string): boolean {
  return name === attribute || attribute.startsWith(`${name}.`) || name.startsWith(`${attribute}.`);
}

/** Level 1: other code took it up, and what that code did then was looked at, by the test or by further code. */
function markConsumed(
  instances: readonly EffectInstance[],
  readersOf: (
    instance: EffectInstance,
  ) => readonly { readonly actor: string; readonly since: number; readonly isAnswered: boolean }[],
): void {
  const byActor = new Map<string, EffectInstance[]>();
  for (const instance of instances) {
    const { id } = instance.effect.record.actor;
    const own = byActor.get(id);
    if (own) own.push(instance);
    else byActor.set(id, [instance]);
  }
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (const instance of instances) {
      if (instance.level > 0) continue;
      const isUsed = readersOf(instance).some(
        ({ actor, since, isAnswered }) =>
          isAnswered || byActor.get(actor)?.some(({ effect, level }) => level > 0 && effect.record.seq > since),
      );
      if (!isUsed) continue;
      instance.level = 1;
      isChanged = true;
    }
  }
}

function reportOf(
  instances: readonly EffectInstance[],
  suggest: (instance: EffectInstance) => string | undefined,
): EffectsReport {
  const groups = new Map<string, EffectInstance[]>();
  for (const instance of instances) {
    const same = groups.get(instance.unit);
    if (same) same.push(instance);
    else groups.set(instance.unit, [instance]);
  }
  const levels: Record<EffectLevel, number> = { 0: 0, 1: 0, 2: 0, 3: 0 };
  let countable = 0;
  const units = [...groups].map(([unit, members]): EffectUnit => {
    const [handler = '', operation = '', resource = '', attribute = ''] = unit.split('\n');
    const level = members.reduce<EffectLevel>(
      (highest, member) => (member.level > highest ? member.level : highest),
      0,
    );
    const last = members.at(-1);
    const suggestion = level < 3 && last ? suggest(last) : undefined;
    levels[level] += 1;
    // What is passed on to other code and used there can be seen in what that code does, and nowhere else.
    const isTransient =
      level < 2 && suggestion === undefined && (level === 1 || members.every(({ isOverwritten }) => isOverwritten));
    if (!isTransient) countable += 1;
    const service = last?.effect.record.service ?? '';
    return {
      handler,
      operation,
      service,
      resource,
      attribute,
      level,
      count: members.length,
      ...(isTransient && { isTransient }),
      ...(suggestion !== undefined && { suggestion }),
    };
  });
  units.sort((a, b) => a.level - b.level || (sortName(a) < sortName(b) ? -1 : 1));
  return { units, score: countable === 0 ? 1 : levels[3] / countable, levels };
}

function sortName({ handler, operation, resource, attribute }: EffectUnit): string {
  return [handler, resource, operation, attribute].join(' ');
}
