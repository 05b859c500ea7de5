import { getGroupByArn, readTagList } from '../domain/groups.ts';
import type { SchedulerOperation } from '../state.ts';

/** Only groups take tags. */
export const tagResource: SchedulerOperation<'TagResource'> = (input, context) => {
  const group = getGroupByArn(context.state, input.ResourceArn);
  context.state.groups.set(group.name, { ...group, tags: { ...group.tags, ...readTagList(input.Tags) } });
  context.access({ resource: input.ResourceArn, kind: 'write', attributes: ['tags'] });
  return {};
};
