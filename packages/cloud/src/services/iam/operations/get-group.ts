import { atHome, keyOf } from '../domain/entity.ts';
import { getGroupNamed, shapeOfGroup } from '../domain/groups.ts';
import { pageOf, under } from '../domain/listing.ts';
import { listedUser } from '../domain/users.ts';
import type { IamOperation } from '../state.ts';

/** Answers a group with its users. */
export const getGroup: IamOperation<'GetGroup'> = (input, here) => {
  const context = atHome(here);
  const group = getGroupNamed(input.GroupName, context);
  const users = under(context.state.members, keyOf(group.name)).flatMap(
    ([[, user]]) => context.state.users.get(user) ?? [],
  );
  const { items, end } = pageOf(users, ({ name }) => name, input);
  return { Group: shapeOfGroup(group), Users: items.map(listedUser), ...end };
};
