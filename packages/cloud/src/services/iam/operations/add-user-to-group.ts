import { atHome, keyOf } from '../domain/entity.ts';
import { getGroupNamed } from '../domain/groups.ts';
import { under } from '../domain/listing.ts';
import { getUserNamed } from '../domain/users.ts';
import { quotaExceeded } from '../errors.ts';
import { MAX_GROUPS_OF_USER } from '../limits.ts';
import type { IamOperation } from '../state.ts';

/** Makes a user a member of a group. */
export const addUserToGroup: IamOperation<'AddUserToGroup'> = ({ GroupName, UserName }, here) => {
  const context = atHome(here);
  const [group, user] = [keyOf(getGroupNamed(GroupName, context).name), keyOf(getUserNamed(UserName, context).name)];
  const { members, groupsOfUsers } = context.state;
  if (members.has([group, user])) return {};
  if (under(groupsOfUsers, user).length >= MAX_GROUPS_OF_USER) throw quotaExceeded('GroupsPerUser', MAX_GROUPS_OF_USER);
  members.set([group, user], true);
  groupsOfUsers.set([user, group], true);
  return {};
};
