import type { Assessment } from '../assess/assessment.ts';
import { analyseFlakes } from '../flakes/analyse-flakes.ts';
import type { FlakeAnalysis } from '../flakes/flake-analysis.ts';
import type { History } from '../model/history.ts';
import type { QuarantineEntry } from '../quarantine/quarantine-entry.ts';
import { listBroken } from './broken-tests.ts';
import { describeRuns } from './describe-runs.ts';
import { describeTrend } from './duration-trend.ts';
import { groupFailures } from './failure-signatures.ts';
import { findAlerts } from './find-alerts.ts';
import { countRecentRuns, summariseHeadline } from './headline.ts';
import { rankOffenders } from './offenders.ts';
import { describeQuarantine } from './quarantine-ages.ts';
import type { CoverageSummary, Report, ReproducibleBug, RunPoint } from './report-data.ts';
import { createResultGrid, type ResultGrid } from './result-grid.ts';
import { findSlowest } from './slowest-tests.ts';
import { findSlowdowns, type WatchedSeries } from './slowdowns.ts';
import { describeSuites } from './suite-trends.ts';
import { summariseTests } from './summarise-tests.ts';
import { tallyFailures } from './tally-failures.ts';
import { measureImpact } from './test-impact.ts';

export interface ReportInput {
  readonly history: History;
  /** What the report calls the project. */
  readonly project: string;
  /** ms since the epoch; ages and expiries are counted to it. */
  readonly now: number;
  /** @defaultValue `analyseFlakes(history)` */
  readonly analysis?: FlakeAnalysis;
  /** Entries of `skyrig.quarantine.json`. @defaultValue none */
  readonly quarantine?: readonly QuarantineEntry[];
  /** The last assessment. @defaultValue none */
  readonly assessment?: AssessedCoverage;
}

/** What a report takes from an assessment. */
export type AssessedCoverage = Pick<Assessment, 'coverage' | 'recommendations' | 'score'>;

/** A report, and the results that its page draws. */
export interface CreatedReport {
  readonly report: Report;
  readonly grid: ResultGrid;
}

/** Makes the report of a history. It asks no clock and reads no file, so the same input gives the same report. */
export function createReport(input: ReportInput): CreatedReport {
  const { history, now, analysis = analyseFlakes(history) } = input;
  const grid = createResultGrid(history, analysis);
  const runs = describeRuns(history.runs, grid);
  const impacts = measureImpact(grid, runs);
  const tests = summariseTests(history, analysis, grid, impacts);
  const tallies = tallyFailures(grid);
  const suites = describeSuites(history, grid);
  const runDuration = describeTrend(wholeRuns(runs), history.runs);
  const recentRuns = countRecentRuns(runs.length);
  const watched: readonly WatchedSeries[] = [
    { of: 'run', name: 'all tests', trend: runDuration },
    ...suites.map((trend) => ({ of: 'suite' as const, name: trend.file, trend })),
    ...tests.map((trend) => ({ of: 'test' as const, name: trend.id, trend })),
  ];
  const facts = {
    tests,
    skipped: history.skipped,
    broken: listBroken(history, analysis, grid),
    reproducible: listReproducible(history, analysis),
    slower: findSlowdowns(watched, runs.length, recentRuns),
    quarantine: describeQuarantine(input.quarantine ?? [], (id) => analysis.verdicts[history.findTest(id)]?.state, now),
  };
  const [first, last] = [runs[0], runs.at(-1)];
  const report: Report = {
    formatVersion: 1,
    project: input.project,
    generatedAt: new Date(now).toISOString(),
    period: {
      runs: runs.length,
      tests: tests.length,
      results: history.resultCount,
      ...(first && { from: first.startedAt }),
      ...(last && { to: last.startedAt }),
      recentRuns,
    },
    headline: summariseHeadline(runs),
    alerts: findAlerts(facts),
    ...facts,
    runs,
    offenders: rankOffenders(history, analysis, impacts, tallies),
    suites,
    runDuration,
    slowest: findSlowest(tests),
    signatures: groupFailures(history, grid),
    hours: tallies.hours,
    workers: tallies.workers,
    ...(input.assessment && { coverage: summariseCoverage(input.assessment) }),
  };
  return { report, grid };
}

/** Durations of the runs that came to an end in the ordinary way. */
function wholeRuns(runs: readonly RunPoint[]): readonly number[] {
  return runs.map(({ verdict, durationMs }) => (verdict === 'infrastructure' ? Number.NaN : durationMs));
}

function listReproducible(history: History, analysis: FlakeAnalysis): readonly ReproducibleBug[] {
  return analysis.reproducible.map(({ id, count, run, message, replayToken }) => ({
    id,
    count,
    lastAt: new Date(history.runs[run]?.startedAt ?? 0).toISOString(),
    message,
    ...(replayToken !== undefined && { replayToken }),
  }));
}

function summariseCoverage({ coverage, recommendations, score }: AssessedCoverage): CoverageSummary {
  return {
    ...(score !== undefined && { score }),
    ...coverage,
    recommendations: recommendations.slice(0, 5).map(({ priority, subject, what }) => ({ priority, subject, what })),
  };
}
