import { scheduleGroupResource } from './resources/schedule-group.ts';
import { scheduleResource } from './resources/schedule.ts';
import type { SchedulerResource } from './state.ts';

/** CloudFormation types of EventBridge Scheduler. */
export const resources: Readonly<Record<string, SchedulerResource>> = {
  'AWS::Scheduler::Schedule': scheduleResource,
  'AWS::Scheduler::ScheduleGroup': scheduleGroupResource,
};
