import type { EffectLevel, EffectUnit } from './effect-unit.ts';
import { isCounted } from './merge-effects.ts';

/* Reporters load this: it imports nothing of the cloud. */

const WORDS: Readonly<Record<EffectLevel, string>> = {
  0: 'written and never looked at',
  1: 'looked at only by other functions',
  2: 'read and not asserted',
  3: 'asserted',
};

/** Units that could be asserted and are not. */
export function openUnits<U extends EffectUnit>(units: readonly U[]): readonly U[] {
  return units.filter((unit) => unit.level < 3 && isCounted(unit));
}

/** The first of some units with what would assert them, and where the others are to be found. */
export function describeUnits(
  units: readonly (EffectUnit & { readonly test?: string })[],
  shown: number,
  others: string,
): readonly string[] {
  const lines = units
    .slice(0, shown)
    .flatMap((unit) => [
      `  - ${describeUnit(unit)}: ${WORDS[unit.level]}${unit.test === undefined ? '' : ` (${unit.test})`}`,
      ...(unit.suggestion === undefined ? [] : [`      ${unit.suggestion}`]),
    ]);
  return units.length > shown ? [...lines, `  … and ${String(units.length - shown)} more: ${others}`] : lines;
}

/** `Writer: Results.values.payee-02 (UpdateItem)` */
function describeUnit({ handler, operation, resource, attribute, count }: EffectUnit): string {
  const times = count > 1 ? `, ${String(count)} times` : '';
  return `${handler}: ${resource}${attribute === '*' ? '' : `.${attribute}`} (${operation}${times})`;
}

/** `40 %` */
export function percent(share: number): string {
  return `${String(Math.round(share * 100))} %`;
}
