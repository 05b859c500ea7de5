export type { Attempt, AttemptOutcome, Outcome, TestObservations, TestResult } from './model/test-result.ts';
export type { Run, RunEnvironment } from './model/run.ts';
export type {
  FailureSignature,
  History,
  HistoryResult,
  HistoryRun,
  HistoryTest,
  SkippedFile,
} from './model/history.ts';
export type { HistoryStore } from './model/store.ts';
export { assessSystem } from './assess/assess-system.ts';
export { formatAssessmentHtml } from './assess/format-html.ts';
export { formatAssessmentMarkdown } from './assess/format-markdown.ts';
export type { AssessmentInput, Exclusion, ProjectFacts } from './assess/assessment-input.ts';
export type {
  Assessment,
  Check,
  CoverageLevel,
  EffectCoverage,
  FactorName,
  FactorScore,
  FailureCoverage,
  FunctionCoverage,
  MissingScenario,
  Priority,
  Recommendation,
  ServiceCoverage,
  TriggerCoverage,
} from './assess/assessment.ts';
export type {
  FailureCategory,
  ObservationFile,
  ObservedEffect,
  ObservedFailure,
  ObservedInvocations,
  ObservedIsolation,
  ObservedLogs,
  ObservedUse,
  Origin,
  TestObservation,
} from './assess/observation.ts';
export type { SystemFunction, SystemModel, SystemResource, SystemTrigger, TriggerKind } from './assess/system-model.ts';
export { analyseFlakes, type AnalyseFlakesOptions } from './flakes/analyse-flakes.ts';
export type {
  FailureGroup,
  FlakeAnalysis,
  FlakeState,
  ReproducibleFailure,
  StateChange,
  TestVerdict,
} from './flakes/flake-analysis.ts';
export type { Diagnosis, FlakeClass } from './flakes/diagnose-flake.ts';
export { failureSignature, type NormalisedFailure } from './flakes/failure-signature.ts';
export type { Pattern, PatternFactor } from './flakes/find-patterns.ts';
export { infrastructurePatterns } from './flakes/infrastructure.ts';
export { entersQuarantine, type FlakeCounts, flakyProbability, leavesQuarantine } from './flakes/posterior.ts';
export { type ChangePoint, type ChangePointOptions, findChangePoints } from './statistics/change-points.ts';
export type { BetaPrior } from './statistics/fit-beta-prior.ts';
export { createFlakeReport, type FlakeReport, type FlakeRow, type RunName } from './flakes/flake-report.ts';
export { type FlakePaint, formatFlakes } from './flakes/format-flakes.ts';
export { loadHistory } from './history/load-history.ts';
export { openStore, type OpenStoreOptions } from './stores/open-store.ts';
export type { FindReporterProject, ReporterOptions, ReporterProject } from './reporters/reporter-session.ts';
export type { TestNote } from './reporters/recorded-test.ts';
export { VitestReporter, type VitestReporterParts } from './reporters/vitest-reporter.ts';
export { type AssessedCoverage, createReport, type CreatedReport, type ReportInput } from './report/create-report.ts';
export { type FailCondition, findFailReasons, parseFailCondition } from './report/fail-conditions.ts';
export { formatHtml as formatReportHtml } from './report/format-html.ts';
export { formatSummary as formatReportSummary } from './report/format-summary.ts';
export type { ResultGrid } from './report/result-grid.ts';
export type {
  Alert,
  BrokenTest,
  CoverageSummary,
  DurationChange,
  DurationTrend,
  Figure,
  Headline,
  Offender,
  QuarantineAge,
  Report,
  ReportPeriod,
  ReproducibleBug,
  RunPoint,
  RunVerdict,
  SignatureSummary,
  SlowdownAlert,
  SlowTest,
  SuiteTrend,
  Tally,
  TestSummary,
  WorkerTally,
} from './report/report-data.ts';
export { formatCtrf } from './ctrf/format-ctrf.ts';
export { runFileName } from './history/run-file-name.ts';
export { type RunDefaults, parseCtrf } from './ctrf/parse-ctrf.ts';
export { type JunitDefaults, parseJunit } from './junit/parse-junit.ts';
export { formatJunit, type JunitOptions } from './junit/format-junit.ts';
export { parseResults } from './history/parse-results.ts';
export { type MergeOutcome, mergeStores } from './stores/merge-stores.ts';
export {
  createSyntheticHistory,
  type SyntheticFault,
  type SyntheticHistory,
  type SyntheticOptions,
} from './synthetic/create-synthetic-history.ts';
export type { SyntheticKind } from './synthetic/plan-suite.ts';
export { JestReporter } from './reporters/jest-reporter.ts';
export type { NodeTestEvent } from './reporters/node-test-events.ts';
export { reportNodeTest } from './reporters/node-test-reporter.ts';
export { addDays, calendarDay, daysBetween } from './quarantine/calendar-day.ts';
export { countSuite } from './quarantine/count-suite.ts';
export { findOwner } from './quarantine/find-owner.ts';
export { createGithubClient, type GithubClient, type GithubOptions } from './quarantine/github/github-client.ts';
export { type IssueChange, syncIssues } from './quarantine/github/sync-issues.ts';
export { checkQuarantineEntry } from './quarantine/parse-quarantine.ts';
export {
  planQuarantine,
  type PlanQuarantineInput,
  type ProposedRelease,
  type QuarantinePlan,
  type QuarantineRemark,
} from './quarantine/plan-quarantine.ts';
export { quarantineBudget } from './quarantine/quarantine-budget.ts';
export { maxQuarantineDays, type QuarantineEntry, quarantineFileName } from './quarantine/quarantine-entry.ts';
export { readQuarantine, writeQuarantine } from './quarantine/quarantine-file.ts';
export { runsToLeave } from './quarantine/runs-to-leave.ts';
export { splitExpired, type SplitQuarantine } from './quarantine/split-expired.ts';
export { formatGithubWorkflow, type PackageManager, type WorkflowOptions } from './ci/format-github-workflow.ts';
