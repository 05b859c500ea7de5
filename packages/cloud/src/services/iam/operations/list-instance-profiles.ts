import { atHome } from '../domain/entity.ts';
import { shapeOfProfile } from '../domain/instance-profiles.ts';
import { pageOf } from '../domain/listing.ts';
import type { IamOperation } from '../state.ts';

/** Lists instance profiles below a path, in order of name. */
export const listInstanceProfiles: IamOperation<'ListInstanceProfiles'> = (input, here) => {
  const context = atHome(here);
  const profiles = [...context.state.instanceProfiles.values()].filter(({ path }) =>
    path.startsWith(input?.PathPrefix ?? '/'),
  );
  const { items, end } = pageOf(profiles, ({ name }) => name, input);
  return { InstanceProfiles: items.map((profile) => shapeOfProfile(profile, context)), ...end };
};
