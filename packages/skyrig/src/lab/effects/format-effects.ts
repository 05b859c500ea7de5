import { skyrigError, type SkyrigError } from '@skyrig/cloud';
import type { EffectLevel, EffectsReport, EffectUnit } from './effect-unit.ts';

const SHOWN = 8;

const WORDS: Readonly<Record<EffectLevel, string>> = {
  0: 'written and never looked at',
  1: 'looked at only by other functions',
  2: 'read and not asserted',
  3: 'asserted',
};

/** What was written and not asserted, in words; undefined when there is none. */
export function formatUnverified({ units, score }: EffectsReport, shown: number = SHOWN): string | undefined {
  const open = units.filter(({ level, isTransient }) => level < 3 && isTransient !== true);
  if (open.length === 0) return undefined;
  const lines = open
    .slice(0, shown)
    .flatMap((unit) => [
      `  - ${describeUnit(unit)}: ${WORDS[unit.level]}`,
      ...(unit.suggestion === undefined ? [] : [`      ${unit.suggestion}`]),
    ]);
  const more = open.length > shown ? [`  … and ${String(open.length - shown)} more: cloud.effects() has them all`] : [];
  return [
    `Effects that no assertion compared (${String(open.length)}; score ${percent(score)}):`,
    ...lines,
    ...more,
  ].join('\n');
}

/** `Writer: Results.values.payee-02 (UpdateItem)` */
function describeUnit({ handler, operation, resource, attribute, count }: EffectUnit): string {
  const times = count > 1 ? `, ${String(count)} times` : '';
  return `${handler}: ${resource}${attribute === '*' ? '' : `.${attribute}`} (${operation}${times})`;
}

/** The error of a test whose score is too low. */
export function effectsError(report: EffectsReport, threshold: number): SkyrigError {
  return skyrigError(
    'EFFECTS',
    `The test asserts ${percent(report.score)} of what the functions wrote; effects.threshold asks for ${percent(threshold)}.\n${formatUnverified(report) ?? ''}`,
  );
}

function percent(share: number): string {
  return `${String(Math.round(share * 100))} %`;
}
