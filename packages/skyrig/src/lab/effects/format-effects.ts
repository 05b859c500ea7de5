import { skyrigError, type SkyrigError } from '@skyrig/cloud';
import { describeUnits, openUnits, percent } from './describe-units.ts';
import type { EffectsReport } from './effect-unit.ts';

const SHOWN = 8;

/** What was written and not asserted, in words; undefined when there is none. */
export function formatUnverified({ units, score }: EffectsReport, shown: number = SHOWN): string | undefined {
  const open = openUnits(units);
  if (open.length === 0) return undefined;
  return [
    `Effects that no assertion compared (${String(open.length)}; score ${percent(score)}):`,
    ...describeUnits(open, shown, 'cloud.effects() has them all'),
  ].join('\n');
}

/** The error of a test whose score is too low. */
export function effectsError(report: EffectsReport, threshold: number): SkyrigError {
  return skyrigError(
    'EFFECTS',
    `The test asserts ${percent(report.score)} of what the functions wrote; effects.threshold asks for ${percent(threshold)}.\n${formatUnverified(report) ?? ''}`,
  );
}
