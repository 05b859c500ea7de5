import type { ScheduleGroupSummary } from '@aws-sdk/client-scheduler';
import type { SchedulerContext, StoredScheduleGroup } from '../state.ts';
import { groupArn } from './resource-names.ts';

/** A group as the API shows it. */
export function formatGroup(context: SchedulerContext, group: StoredScheduleGroup): ScheduleGroupSummary {
  const createdAt = group.createdAt === undefined ? undefined : new Date(group.createdAt);
  return {
    Arn: groupArn(context, group.name),
    Name: group.name,
    State: 'ACTIVE',
    CreationDate: createdAt,
    LastModificationDate: createdAt,
  };
}
