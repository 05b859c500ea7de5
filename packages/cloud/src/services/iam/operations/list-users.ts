import { atHome } from '../domain/entity.ts';
import { pageOf } from '../domain/listing.ts';
import { listedUser } from '../domain/users.ts';
import type { IamOperation } from '../state.ts';

/** Lists users below a path, in order of name. */
export const listUsers: IamOperation<'ListUsers'> = (input, here) => {
  const { state } = atHome(here);
  const users = [...state.users.values()].filter(({ path }) => path.startsWith(input?.PathPrefix ?? '/'));
  const { items, end } = pageOf(users, ({ name }) => name, input);
  return { Users: items.map(listedUser), ...end };
};
