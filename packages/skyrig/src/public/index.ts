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
export { startTestCloud, TestCloud } from '../rig/test-cloud.ts';
export type { TestCloudOptions } from '../rig/test-cloud.ts';
export type { BusHandle, EventInput } from '../handles/bus.ts';
export type { FunctionHandle, InvokeResult } from '../handles/function.ts';
export type { QueueHandle, QueueMessage, SendOptions } from '../handles/queue.ts';
export type { Stack } from '../handles/stack.ts';
export type { Item, QueryOptions, TableHandle } from '../handles/table.ts';
