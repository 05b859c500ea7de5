import { atHome } from '../domain/entity.ts';
import { shapeOfGroup } from '../domain/groups.ts';
import { pageOf } from '../domain/listing.ts';
import type { IamOperation } from '../state.ts';

/** Lists groups below a path, in order of name. */
export const listGroups: IamOperation<'ListGroups'> = (input, here) => {
  const { state } = atHome(here);
  const groups = [...state.groups.values()].filter(({ path }) => path.startsWith(input?.PathPrefix ?? '/'));
  const { items, end } = pageOf(groups, ({ name }) => name, input);
  return { Groups: items.map(shapeOfGroup), ...end };
};
