import { resourceName } from '../history/step-label.ts';
import { differingAttributes } from './differing-attributes.ts';
import type { RaceWarning } from './race-warning.ts';

const HEADLINES: Readonly<Record<RaceWarning['kind'], string>> = {
  'lost update': 'An update was lost',
  predicted: 'An update can be lost',
  'check then act': 'A decision can be made twice',
  latent: 'An update would be lost if two invocations met',
};

/** A warning in a few lines: what, where, who, and what to do about it. */
export function formatRace(warning: RaceWarning): string {
  const { kind, resource, key, victim, other } = warning;
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

function position({ record }: RaceWarning['victim']['read']): string {
  return `step ${String(record.seq)} (${record.operation})`;
}
