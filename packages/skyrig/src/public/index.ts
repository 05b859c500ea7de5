export { createCloud, isAwsError, isSkyrigError } from '@skyrig/cloud';
export type {
  Access,
  Actor,
  AwsError,
  Cloud,
  CloudClock,
  CloudOptions,
  DeployOptions,
  FaultEffect,
  FaultMatch,
  FaultRule,
  SettleOptions,
  SettleReport,
  SkyrigError,
  Snapshot,
  TraceRecord,
} from '@skyrig/cloud';
export type {
  EffectLevel,
  EffectsOptions,
  EffectsReport,
  EffectsSetting,
  EffectUnit,
  IgnoredEffect,
} from '../lab/effects/effect-unit.ts';
export type { MergedEffects, MergedEffectUnit, SuiteEffects } from '../lab/effects/merge-effects.ts';
export type {
  MutateOptions,
  Mutation,
  MutationOperator,
  MutationReport,
  MutationVerdict,
} from '../lab/effects/mutation/mutation-report.ts';
export type { ExploreOptions, ExploreReport, StrategyName } from '../lab/explore/explore-options.ts';
export type {
  FaultKind,
  FaultOutcome,
  FaultReport,
  FaultSearchOptions,
  FaultVerdict,
} from '../lab/fault-search/fault-report.ts';
export type { IgnoredState } from '../lab/trials/ignored-state.ts';
export type { CheckedHandler, IdempotencyOptions, IdempotencyReport } from '../lab/idempotency/idempotency-options.ts';
export type { AllowedRace } from '../lab/races/race-policy.ts';
export type { RaceFinding, RaceKind, RaceProof, RaceWarning } from '../lab/races/race-warning.ts';
export { startTestCloud, TestCloud } from '../rig/test-cloud.ts';
export type { TestCloudOptions } from '../rig/test-cloud.ts';
export type { BusHandle, EventInput } from '../handles/bus.ts';
export type { FunctionHandle, InvokeResult } from '../handles/function.ts';
export type { QueueHandle, QueueMessage, SendOptions } from '../handles/queue.ts';
export type { Stack } from '../handles/stack.ts';
export type { Item, QueryOptions, TableHandle } from '../handles/table.ts';
