import { findLooseFlakes } from './find-loose-flakes.ts';
import { formatDuration } from './format-figures.ts';
import type { Report } from './report-data.ts';

/** What a pipeline may fail on. */
export type FailCondition =
  | { readonly kind: 'flaky' }
  | { readonly kind: 'slower' }
  | { readonly kind: 'coverage' | 'score'; readonly below: number };

/** Reads `flaky`, `slower`, `coverage<75` or `score<75`; undefined for anything else. */
export function parseFailCondition(text: string): FailCondition | undefined {
  if (text === 'flaky' || text === 'slower') return { kind: text };
  const [, kind, below] = /^(coverage|score)<(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if ((kind !== 'coverage' && kind !== 'score') || Number(below) > 100) return undefined;
  return { kind, below: Number(below) };
}

/**
 * Why a pipeline should fail, a sentence each. Flaky are tests that belong into quarantine and are not there; slower is a
 * significant and recent increase of a duration. What the last assessment does not know is below nothing: whoever asks for
 * it checks first that it is there.
 */
export function findFailReasons(report: Report, conditions: readonly FailCondition[]): readonly string[] {
  return conditions.flatMap((condition) => {
    switch (condition.kind) {
      case 'flaky':
        return findLooseFlakes(report).map(
          ({ id, flaky, failed, runs }) =>
            `flaky: ${id} failed in ${flaky + failed} of ${runs} runs and is not in quarantine`,
        );
      case 'slower':
        return report.slower.map(
          ({ name, beforeMs, afterMs, at }) =>
            `slower: ${name} takes ${formatDuration(afterMs)} since ${at}, ${formatDuration(beforeMs)} before`,
        );
      case 'coverage':
      case 'score': {
        const { kind, below } = condition;
        const value = kind === 'score' ? report.coverage?.score : report.coverage?.percent;
        if (value === undefined || value >= below) return [];
        return [`${kind}: ${value} in the last assessment, below ${below}`];
      }
    }
  });
}
