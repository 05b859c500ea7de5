import type { ResourceResult } from '../../../kernel/service.ts';
import { readTags, readText } from '../../template-properties/property-values.ts';
import { getGroup, readTagList } from '../domain/groups.ts';
import { groupArn } from '../domain/resource-names.ts';
import { createScheduleGroup } from '../operations/create-schedule-group.ts';
import { deleteScheduleGroup } from '../operations/delete-schedule-group.ts';
import type { SchedulerContext, SchedulerResource } from '../state.ts';

/** `AWS::Scheduler::ScheduleGroup`: `Ref` gives the name. */
export const scheduleGroupResource: SchedulerResource = {
  properties: ['Name', 'Tags'],
  replaceOn: ['Name'],
  create: (properties, request, context) => {
    const name = readText(properties, 'Name') ?? request.generateName({ maxLength: 64 });
    createScheduleGroup({ Name: name, Tags: readTags(properties, request.tags) }, context);
    return describe(context, name);
  },
  update: (name, properties, _previous, request, context) => {
    const group = getGroup(context.state, name);
    context.state.groups.set(name, { ...group, tags: readTagList(readTags(properties, request.tags)) });
    return describe(context, name);
  },
  delete: (name, _properties, context) => void deleteScheduleGroup({ Name: name }, context),
};

function describe(context: SchedulerContext, name: string): ResourceResult {
  const createdAt = new Date(getGroup(context.state, name).createdAt ?? 0).toISOString();
  const attributes = {
    Arn: groupArn(context, name),
    State: 'ACTIVE',
    CreationDate: createdAt,
    LastModificationDate: createdAt,
  };
  return { physicalId: name, attributes };
}
