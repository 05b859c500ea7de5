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
export type { ExploreOptions, ExploreReport, StrategyName } from '../lab/explore/explore-options.ts';
export type { RaceProof } from '../lab/races/confirm-race.ts';
export type { AllowedRace } from '../lab/races/race-policy.ts';
export type { RaceFinding } from '../lab/races/race-watch.ts';
export type { RaceKind, RaceWarning } from '../lab/races/race-warning.ts';
export { startTestCloud, TestCloud } from '../rig/test-cloud.ts';
export type { TestCloudOptions } from '../rig/test-cloud.ts';
export type { BusHandle, EventInput } from '../handles/bus.ts';
export type { FunctionHandle, InvokeResult } from '../handles/function.ts';
export type { QueueHandle, QueueMessage, SendOptions } from '../handles/queue.ts';
export type { Stack } from '../handles/stack.ts';
export type { Item, QueryOptions, TableHandle } from '../handles/table.ts';
