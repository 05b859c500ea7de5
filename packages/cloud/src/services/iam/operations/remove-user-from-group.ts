import { atHome, keyOf } from '../domain/entity.ts';
import { getGroupNamed } from '../domain/groups.ts';
import { getUserNamed } from '../domain/users.ts';
import type { IamOperation } from '../state.ts';

/** Ends the membership of a user in a group. */
export const removeUserFromGroup: IamOperation<'RemoveUserFromGroup'> = ({ GroupName, UserName }, here) => {
  const context = atHome(here);
  const [group, user] = [keyOf(getGroupNamed(GroupName, context).name), keyOf(getUserNamed(UserName, context).name)];
  context.state.members.delete([group, user]);
  context.state.groupsOfUsers.delete([user, group]);
  return {};
};
