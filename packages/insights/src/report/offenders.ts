import type { FlakeAnalysis, TestVerdict } from '../flakes/flake-analysis.ts';
import type { Pattern } from '../flakes/find-patterns.ts';
import type { History } from '../model/history.ts';
import { formatChance } from './format-figures.ts';
import type { Offender } from './report-data.ts';
import type { FailureTallies } from './tally-failures.ts';
import type { TestImpact } from './test-impact.ts';

function describePattern({ level, failuresInside, failuresOutside, runsInside, runsOutside, p }: Pattern): string {
  const failures = failuresInside + failuresOutside;
  const runs = runsInside + runsOutside;
  return `${level}: ${failuresInside} of ${failures} failures, but ${runsInside} of ${runs} runs (${formatChance(p)})`;
}

function describeCause({ diagnosis }: TestVerdict): string | undefined {
  if (diagnosis === undefined || diagnosis.flakeClass === 'unknown') return undefined;
  return diagnosis.confidence === 'likely' ? diagnosis.flakeClass : `${diagnosis.flakeClass}, perhaps`;
}

/** Tests with flaky failures by what they cost; of those that cost the same, the more often failing first. */
export function rankOffenders(
  history: History,
  analysis: FlakeAnalysis,
  impacts: readonly TestImpact[],
  tallies: FailureTallies,
  limit = 50,
): readonly Offender[] {
  return analysis.verdicts
    .filter(({ flakyFailures }) => flakyFailures > 0)
    .map((verdict) => ({ verdict, impact: impacts[verdict.test] }))
    .sort(
      (a, b) =>
        (b.impact?.minutesLost ?? 0) - (a.impact?.minutesLost ?? 0) ||
        b.verdict.flakyFailures - a.verdict.flakyFailures ||
        (a.verdict.id < b.verdict.id ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ verdict, impact }): Offender => {
      const { id, state, flakyProbability, flakeRate, flakyFailures, runs, patterns, failures, test } = verdict;
      const cause = describeCause(verdict);
      return {
        id,
        state,
        flakyProbability,
        flakeRate,
        flakyFailures,
        runs,
        minutesLost: impact?.minutesLost ?? 0,
        buildsBroken: impact?.buildsBroken ?? 0,
        buildsRescued: impact?.buildsRescued ?? 0,
        lastFlakyAt: new Date(history.runs[verdict.lastFlakyRun]?.startedAt ?? 0).toISOString(),
        ...(cause !== undefined && { cause }),
        patterns: patterns.map(describePattern),
        message: failures[0]?.message ?? '',
        hours: tallies.hoursOf(test),
        workers: tallies.workersOf(test),
      };
    });
}
