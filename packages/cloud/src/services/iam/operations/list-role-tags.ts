import { atHome } from '../domain/entity.ts';
import { pageOf } from '../domain/listing.ts';
import { getRoleNamed } from '../domain/roles.ts';
import { tagList } from '../domain/tags.ts';
import type { IamOperation } from '../state.ts';

/** Lists the tags of a role, in order of key. */
export const listRoleTags: IamOperation<'ListRoleTags'> = (input, here) => {
  const { items, end } = pageOf(tagList(getRoleNamed(input.RoleName, atHome(here)).tags), ({ Key }) => Key, input);
  return { Tags: [...items], ...end };
};
