import { atHome, keyOf, newEntity } from '../domain/entity.ts';
import { shapeOfGroup } from '../domain/groups.ts';
import { alreadyExists } from '../errors.ts';
import type { IamOperation } from '../state.ts';

/** Creates a group. */
export const createGroup: IamOperation<'CreateGroup'> = ({ GroupName, Path }, here) => {
  const context = atHome(here);
  if (context.state.groups.has(keyOf(GroupName))) throw alreadyExists('Group', GroupName);
  const group = newEntity('group', GroupName, Path, context);
  context.state.groups.set(keyOf(GroupName), group);
  return { Group: shapeOfGroup(group) };
};
