import { atHome, keyOf } from '../domain/entity.ts';
import { withTags } from '../domain/tags.ts';
import { getUserNamed } from '../domain/users.ts';
import type { IamOperation } from '../state.ts';

/** Adds tags to a user or replaces their values. */
export const tagUser: IamOperation<'TagUser'> = ({ UserName, Tags }, here) => {
  const context = atHome(here);
  const user = getUserNamed(UserName, context);
  context.state.users.set(keyOf(UserName), { ...user, tags: withTags(user.tags, Tags, 'User') });
  return {};
};
