import { getGroupByArn } from '../domain/groups.ts';
import type { SchedulerOperation } from '../state.ts';

/** Keys that the group does not have are passed over. */
export const untagResource: SchedulerOperation<'UntagResource'> = (input, context) => {
  const group = getGroupByArn(context.state, input.ResourceArn);
  const removed = new Set(input.TagKeys);
  const tags = Object.fromEntries(Object.entries(group.tags).filter(([key]) => !removed.has(key)));
  context.state.groups.set(group.name, { ...group, tags });
  context.access({ resource: input.ResourceArn, kind: 'write', attributes: ['tags'] });
  return {};
};
