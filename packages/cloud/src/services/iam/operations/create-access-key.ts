import { createAccessKeyId, secretOfAccessKey } from '../../../kernel/access-key.ts';
import { atHome, dateOf, keyOf } from '../domain/entity.ts';
import { under } from '../domain/listing.ts';
import { userOrCaller } from '../domain/users.ts';
import { quotaExceeded } from '../errors.ts';
import { MAX_ACCESS_KEYS } from '../limits.ts';
import type { IamOperation } from '../state.ts';

/** Gives a user an access key, two at most; its id holds the account. */
export const createAccessKey: IamOperation<'CreateAccessKey'> = (input, here) => {
  const context = atHome(here);
  const { accessKeys, accessKeysOfUsers } = context.state;
  const user = userOrCaller(input?.UserName, context);
  const owner = keyOf(user.name);
  if (under(accessKeysOfUsers, owner).length >= MAX_ACCESS_KEYS)
    throw quotaExceeded('AccessKeysPerUser', MAX_ACCESS_KEYS);
  let id = createAccessKeyId('AKIA', context.account, context.random);
  while (accessKeys.has(id)) id = createAccessKeyId('AKIA', context.account, context.random);
  const createdAt = context.clock.now();
  accessKeys.set(id, { id, userName: user.name, status: 'Active', createdAt });
  accessKeysOfUsers.set([owner, id], true);
  return {
    AccessKey: {
      UserName: user.name,
      AccessKeyId: id,
      Status: 'Active',
      SecretAccessKey: secretOfAccessKey(id),
      CreateDate: dateOf(createdAt),
    },
  };
};
