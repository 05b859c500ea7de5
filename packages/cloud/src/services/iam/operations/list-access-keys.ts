import { atHome, dateOf, keyOf } from '../domain/entity.ts';
import { pageOf, under } from '../domain/listing.ts';
import { userOrCaller } from '../domain/users.ts';
import type { IamOperation } from '../state.ts';

/** Lists the access keys of a user, without their secrets. */
export const listAccessKeys: IamOperation<'ListAccessKeys'> = (input, here) => {
  const context = atHome(here);
  const user = userOrCaller(input?.UserName, context);
  const { accessKeys, accessKeysOfUsers } = context.state;
  const keys = under(accessKeysOfUsers, keyOf(user.name)).flatMap(([[, id]]) => accessKeys.get(id) ?? []);
  const { items, end } = pageOf(keys, ({ id }) => id, input);
  return {
    AccessKeyMetadata: items.map(({ id, status, createdAt }) => ({
      UserName: user.name,
      AccessKeyId: id,
      Status: status,
      CreateDate: dateOf(createdAt),
    })),
    ...end,
  };
};
