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
export type {
  SystemFunction,
  SystemModel,
  SystemResource,
  SystemTrigger,
  TriggerKind,
} from './assess/system-model.ts';
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
