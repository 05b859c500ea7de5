import { resourceName } from '../history/step-label.ts';
import { differingAttributes } from './differing-attributes.ts';
import type { RaceWarning } from './race-warning.ts';

const HEADLINES: Readonly<Record<RaceWarning['kind'], string>> = {
  'lost update': 'An update was lost',
  predicted: 'An update can be lost',
  'check then act': 'A decision can be made twice',
  'stale decision': 'A decision can be out of date when it is acted on',
  latent: 'An update would be lost if two invocations met',
};

/** A warning in a few lines: what, where, who, and what to do about it. */
export function formatRace(warning: RaceWarning): string {
  const { kind, resource, key, victim, other } = warning;
  if (kind === 'stale decision') return formatStaleDecision(warning);
  const does = `${victim.handler} (${victim.read.actor}) reads it in ${position(victim.read)} and writes it in ${position(victim.write)}, whatever was written in between`;
  const attributes = differingAttributes(warning);
  const where = `${resourceName(resource)} ${key}${attributes === undefined ? '' : `, ${attributes.length === 1 ? 'attribute' : 'attributes'} ${attributes.join(', ')}`}`;
  const otherDoes = other.step.record.accesses.some((access) => access.kind === 'write' && access.key === key)
    ? 'writes it'
    : 'reads it';
  return [
    `${HEADLINES[kind]}: ${where}`,
    ...(kind === 'latent'
      ? [`  ${does}.`]
      : [
          `  ${does};`,
          `  ${other.handler} (${other.step.actor}) ${otherDoes} in ${position(other.step)}, and nothing orders the two.`,
        ]),
    '  Make the write conditional on what was read (a version attribute), or compute the value in the update itself (ADD, SET a = a + :n).',
  ].join('\n');
}

/* Its steps are those of the order that proves it, so that their numbers would say nothing. */
function formatStaleDecision({ resource, key, victim, other }: RaceWarning): string {
  const written = placeOf(victim.write);
  const acts = `${victim.write.record.operation}${written === '' ? '' : ` ${written}`}`;
  const isReadFirst = victim.read.index < other.step.index;
  const writes = `${other.handler} (${other.step.actor})${isReadFirst ? ` writes it (${other.step.record.operation}) in between` : `, which writes it (${other.step.record.operation}), comes between two steps of that`}`;
  return [
    `${HEADLINES['stale decision']}: ${resourceName(resource)}${key === '' ? '' : ` ${key}`}`,
    `  ${victim.handler} (${victim.read.actor}) reads it (${victim.read.record.operation}) and goes on to ${acts};`,
    `  ${writes}, and nothing orders the two.`,
    '  Make the write conditional on what the decision was made on: keep that (a count, the last number, a state) in an item,',
    '  and change both in one TransactWriteItems, with a ConditionExpression or a ConditionCheck on that item.',
  ].join('\n');
}

/** `Projects owner="ann"`, of the first thing that a step writes. */
function placeOf({ record }: RaceWarning['victim']['write']): string {
  const access = record.accesses.find(({ kind }) => kind === 'write');
  if (!access) return '';
  return `${resourceName(access.resource)}${access.key === undefined ? '' : ` ${access.key}`}`;
}

function position({ record }: RaceWarning['victim']['read']): string {
  return `step ${String(record.seq)} (${record.operation})`;
}
