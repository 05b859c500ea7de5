import type { EffectLevel, EffectsReport, EffectUnit } from './effect-unit.ts';

/** What one test left unlooked at. */
export interface TestEffectsReport {
  /** `file > suite > name`. */
  readonly test: string;
  readonly report: EffectsReport;
}

/** An effect as several tests saw it: what one of them asserted is asserted. */
export interface MergedEffectUnit extends EffectUnit {
  /** Of the tests that had it written, the one that looked at it most closely. */
  readonly test: string;
}

/** The effects of several tests taken together. */
export interface MergedEffects extends EffectsReport {
  readonly units: readonly MergedEffectUnit[];
  /** How many tests they are of; one that was repeated counts once. */
  readonly tests: number;
}

/** The effects of all tests of a run, and of each of its files: what `.skyrig/effects.json` holds. */
export interface SuiteEffects extends MergedEffects {
  readonly files: readonly FileScore[];
}

interface FileScore extends MergedEffects {
  readonly file: string;
}

/** Takes the effects of tests together: of each unit the most that any test looked at it counts. */
export function mergeEffects(tests: readonly TestEffectsReport[]): MergedEffects {
  const best = new Map<string, MergedEffectUnit>();
  for (const { test, report } of tests) {
    for (const unit of report.units) {
      const id = [unit.handler, unit.resource, unit.operation, unit.attribute].join('\n');
      const known = best.get(id);
      best.set(id, known ? mergeUnits(known, { ...unit, test }) : { ...unit, test });
    }
  }
  const units = [...best]
    .sort(([idA, a], [idB, b]) => a.level - b.level || (idA < idB ? -1 : 1))
    .map(([, unit]) => unit);
  const levels: Record<EffectLevel, number> = { 0: 0, 1: 0, 2: 0, 3: 0 };
  for (const { level } of units) levels[level] += 1;
  const countable = units.filter(isCounted).length;
  return {
    units,
    levels,
    score: countable === 0 ? 1 : levels[3] / countable,
    tests: new Set(tests.map(({ test }) => test)).size,
  };
}

/** Whether the score counts a unit. */
export function isCounted({ level, isTransient }: EffectUnit): boolean {
  return level === 3 || isTransient !== true;
}

/*
 * Transient is what no test can be given an assertion for, as in one test: it was written over in all of them, or another
 * function took it up and used it.
 */
function mergeUnits(a: MergedEffectUnit, b: MergedEffectUnit): MergedEffectUnit {
  const { isTransient: _transient, suggestion: _suggestion, ...closest } = b.level > a.level ? b : a;
  const count = a.count + b.count;
  if (closest.level === 3) return { ...closest, count };
  // A test that can be given the assertion is named, where the one that looked closest cannot.
  const both = [a, b].filter(({ suggestion }) => suggestion !== undefined);
  const suggesting = both.find(({ test }) => test === closest.test) ?? both[0];
  if (suggesting?.suggestion !== undefined)
    return { ...closest, count, suggestion: suggesting.suggestion, test: suggesting.test };
  const isTransient = closest.level === 1 || (closest.level === 0 && a.isTransient === true && b.isTransient === true);
  return { ...closest, count, ...(isTransient && { isTransient }) };
}
