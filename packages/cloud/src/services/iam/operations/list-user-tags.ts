import { atHome } from '../domain/entity.ts';
import { pageOf } from '../domain/listing.ts';
import { tagList } from '../domain/tags.ts';
import { getUserNamed } from '../domain/users.ts';
import type { IamOperation } from '../state.ts';

/** Lists the tags of a user, in order of key. */
export const listUserTags: IamOperation<'ListUserTags'> = (input, here) => {
  const { items, end } = pageOf(tagList(getUserNamed(input.UserName, atHome(here)).tags), ({ Key }) => Key, input);
  return { Tags: [...items], ...end };
};
