import { defineService } from '../service.ts';
import type { Service } from '../service.ts';
import { fireSchedule } from './domain/fire-schedule.ts';
import { invokeTarget } from './domain/invoke-target.ts';
import { createScheduleGroup } from './operations/create-schedule-group.ts';
import { createSchedule } from './operations/create-schedule.ts';
import { deleteScheduleGroup } from './operations/delete-schedule-group.ts';
import { deleteSchedule } from './operations/delete-schedule.ts';
import { getScheduleGroup } from './operations/get-schedule-group.ts';
import { getSchedule } from './operations/get-schedule.ts';
import { listScheduleGroups } from './operations/list-schedule-groups.ts';
import { listSchedules } from './operations/list-schedules.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';
import { updateSchedule } from './operations/update-schedule.ts';
import { resources } from './resources.ts';
import { createSchedulerState } from './state.ts';
import type { SchedulerState } from './state.ts';

/** EventBridge Scheduler: schedules and their groups. */
export const scheduler: Service<SchedulerState> = defineService({
  id: 'scheduler',
  // The default bus is there without anybody having asked for it.
  uses: ['eventbridge'],
  createState: createSchedulerState,
  operations: {
    CreateSchedule: createSchedule,
    UpdateSchedule: updateSchedule,
    DeleteSchedule: deleteSchedule,
    GetSchedule: getSchedule,
    ListSchedules: listSchedules,
    CreateScheduleGroup: createScheduleGroup,
    DeleteScheduleGroup: deleteScheduleGroup,
    GetScheduleGroup: getScheduleGroup,
    ListScheduleGroups: listScheduleGroups,
    TagResource: tagResource,
    UntagResource: untagResource,
    ListTagsForResource: listTagsForResource,
  },
  occurrences: {
    firing: fireSchedule,
    invocation: invokeTarget,
  },
  resources,
});
