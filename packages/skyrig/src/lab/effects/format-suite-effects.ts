import { describeUnits, openUnits, percent } from './describe-units.ts';
import type { EffectsReport } from './effect-unit.ts';
import { isCounted, mergeEffects, type SuiteEffects, type TestEffectsReport } from './merge-effects.ts';

const SHOWN_OF_FILE = 8;
const SHOWN_OF_SUITE = 12;

/** What no test of a file asserted, in words; undefined when there is nothing that its tests have not told already. */
export function formatFileEffects(file: string, tests: readonly TestEffectsReport[]): string | undefined {
  const merged = mergeEffects(tests);
  const missed = openUnits(merged.units).map(({ test: _test, ...unit }) => unit);
  if (merged.tests < 2 || missed.length === 0) return undefined;
  return [
    `Effects that no test of ${file} asserted (${String(missed.length)}; ${String(merged.tests)} tests, score ${percent(merged.score)}):`,
    ...describeUnits(missed, SHOWN_OF_FILE, 'the tests name their own'),
  ].join('\n');
}

/** The scores of all files and of the suite, and what no test asserted; `others` says where all of it is to be found. */
export function formatSuiteEffects({ files, ...suite }: SuiteEffects, others: string): string {
  const width = Math.max(...files.map((file) => shareOf(file).length));
  const lines = files.map(
    (file) => `  ${percent(file.score).padStart(5)}  ${shareOf(file).padStart(width)}  ${file.file}`,
  );
  const missed = openUnits(suite.units);
  return [
    `Effects: ${shareOf(suite)} asserted by ${count(suite.tests, 'test')} in ${count(files.length, 'file')}, score ${percent(suite.score)}`,
    ...lines,
    ...(missed.length === 0 ? [] : [`No test asserts (${String(missed.length)}):`]),
    ...describeUnits(missed, SHOWN_OF_SUITE, others),
  ].join('\n');
}

/** `8 of 20` */
function shareOf({ levels, units }: EffectsReport): string {
  return `${String(levels[3])} of ${String(units.filter(isCounted).length)}`;
}

function count(number: number, what: string): string {
  return `${String(number)} ${what}${number === 1 ? '' : 's'}`;
}
