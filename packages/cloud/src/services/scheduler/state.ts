import type { FlexibleTimeWindow, Scheduler, Target } from '@aws-sdk/client-scheduler';
import { createStoreMap } from '../../kernel/store-map.ts';
import type { StoreMap } from '../../kernel/store-map.ts';
import type { Validated } from '../../protocols/validated.ts';
import type { OperationOf, ServiceContext, ServiceResource } from '../service.ts';

export type SchedulerContext = ServiceContext<SchedulerState>;
export type SchedulerOperation<N extends string> = OperationOf<Scheduler, N, SchedulerState>;
export type SchedulerResource = ServiceResource<SchedulerState>;

/** A target as its API writes it. */
export type StoredTarget = Validated<Target>;

export interface StoredSchedule {
  readonly name: string;
  readonly groupName: string;
  readonly expression: string;
  readonly timeZone: string;
  readonly startMs?: number;
  readonly endMs?: number;
  readonly description?: string;
  readonly kmsKeyArn?: string;
  readonly state: 'ENABLED' | 'DISABLED';
  readonly actionAfterCompletion: 'DELETE' | 'NONE';
  readonly window: Validated<FlexibleTimeWindow>;
  readonly target: StoredTarget;
  /** From when a `rate(…)` without a start date counts. */
  readonly scheduledSince: number;
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly clientToken?: string;
}

export interface StoredScheduleGroup {
  readonly name: string;
  /** Undefined for the default group, which was always there. */
  readonly createdAt?: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly clientToken?: string;
}

/** By group, then name. */
export type ScheduleKey = readonly [groupName: string, name: string];

/** A schedule that is due. */
export interface FiringPayload {
  readonly groupName: string;
  readonly name: string;
  readonly scheduledMs: number;
}

/** One call of a target. */
export interface InvocationPayload {
  readonly scheduleArn: string;
  readonly target: StoredTarget;
  readonly scheduledMs: number;
  readonly executionId: string;
  /** Id of the notification that targets without an input get. */
  readonly notificationId: string;
  readonly startedAt: number;
  readonly retryAttempts: number;
}

/** EventBridge Scheduler in one account and region. */
export interface SchedulerState {
  readonly schedules: StoreMap<ScheduleKey, StoredSchedule>;
  /** Custom groups by name; the default group too once it has been changed. */
  readonly groups: StoreMap<string, StoredScheduleGroup>;
}

export function createSchedulerState(): SchedulerState {
  return { schedules: createStoreMap<StoredSchedule, ScheduleKey>(), groups: createStoreMap() };
}
