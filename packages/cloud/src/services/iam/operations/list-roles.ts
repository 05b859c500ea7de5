import { atHome } from '../domain/entity.ts';
import { pageOf } from '../domain/listing.ts';
import { listedRole } from '../domain/roles.ts';
import type { IamOperation } from '../state.ts';

/** Lists roles below a path, in order of name. */
export const listRoles: IamOperation<'ListRoles'> = (input, here) => {
  const { state } = atHome(here);
  const roles = [...state.roles.values()].filter(({ path }) => path.startsWith(input?.PathPrefix ?? '/'));
  const { items, end } = pageOf(roles, ({ name }) => name, input);
  return { Roles: items.map(listedRole), ...end };
};
