import { atHome, keyOf } from '../domain/entity.ts';
import { getGroupNamed } from '../domain/groups.ts';
import { moveBelongings } from '../domain/rename.ts';
import { alreadyExists } from '../errors.ts';
import type { IamOperation } from '../state.ts';

/** Renames a group or moves it to another path; what it has goes along. */
export const updateGroup: IamOperation<'UpdateGroup'> = ({ GroupName, NewGroupName, NewPath }, here) => {
  const context = atHome(here);
  const { groups } = context.state;
  const group = getGroupNamed(GroupName, context);
  const name = NewGroupName ?? group.name;
  if (keyOf(name) !== keyOf(GroupName) && groups.has(keyOf(name))) throw alreadyExists('Group', name);
  const path = NewPath ?? group.path;
  if (name !== group.name) moveBelongings('group', group.name, name, context);
  groups.delete(keyOf(GroupName));
  groups.set(keyOf(name), { ...group, name, path, arn: `arn:aws:iam::${context.account}:group${path}${name}` });
  return {};
};
