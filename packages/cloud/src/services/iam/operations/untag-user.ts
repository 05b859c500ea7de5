import { atHome, keyOf } from '../domain/entity.ts';
import { withoutTags } from '../domain/tags.ts';
import { getUserNamed } from '../domain/users.ts';
import type { IamOperation } from '../state.ts';

/** Takes tags off a user. */
export const untagUser: IamOperation<'UntagUser'> = ({ UserName, TagKeys }, here) => {
  const context = atHome(here);
  const user = getUserNamed(UserName, context);
  context.state.users.set(keyOf(UserName), { ...user, tags: withoutTags(user.tags, TagKeys) });
  return {};
};
