import { atHome, keyOf } from '../domain/entity.ts';
import { pageOf, under } from '../domain/listing.ts';
import { getPolicyByArn, isAwsManaged } from '../domain/policies.ts';
import type { IamOperation } from '../state.ts';

/** Lists the roles, users and groups that a managed policy is attached to. */
export const listEntitiesForPolicy: IamOperation<'ListEntitiesForPolicy'> = (input, here) => {
  const context = atHome(here);
  const { PolicyArn, EntityFilter, PathPrefix = '/' } = input;
  if (!isAwsManaged(PolicyArn)) getPolicyByArn(PolicyArn, context);
  const { roles, users, groups, attachments } = context.state;
  const maps = { role: roles, user: users, group: groups };
  const found = under(attachments, PolicyArn).flatMap(([[, kind, owner]]) => {
    const entity = maps[kind].get(owner);
    return entity?.path.startsWith(PathPrefix) === true && (EntityFilter === undefined || keyOf(EntityFilter) === kind)
      ? [{ kind, entity }]
      : [];
  });
  const { items, end } = pageOf(found, ({ kind, entity }) => `${kind}/${entity.name}`, input);
  const ofKind = (wanted: string): { name: string; id: string }[] =>
    items.filter(({ kind }) => kind === wanted).map(({ entity }) => entity);
  return {
    PolicyGroups: ofKind('group').map(({ name, id }) => ({ GroupName: name, GroupId: id })),
    PolicyUsers: ofKind('user').map(({ name, id }) => ({ UserName: name, UserId: id })),
    PolicyRoles: ofKind('role').map(({ name, id }) => ({ RoleName: name, RoleId: id })),
    ...end,
  };
};
