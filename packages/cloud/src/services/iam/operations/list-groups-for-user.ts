import { atHome, keyOf } from '../domain/entity.ts';
import { shapeOfGroup } from '../domain/groups.ts';
import { pageOf, under } from '../domain/listing.ts';
import { getUserNamed } from '../domain/users.ts';
import type { IamOperation } from '../state.ts';

/** Lists the groups of a user, in order of name. */
export const listGroupsForUser: IamOperation<'ListGroupsForUser'> = (input, here) => {
  const context = atHome(here);
  const user = getUserNamed(input.UserName, context);
  const groups = under(context.state.groupsOfUsers, keyOf(user.name)).flatMap(
    ([[, group]]) => context.state.groups.get(group) ?? [],
  );
  const { items, end } = pageOf(groups, ({ name }) => name, input);
  return { Groups: items.map(shapeOfGroup), ...end };
};
