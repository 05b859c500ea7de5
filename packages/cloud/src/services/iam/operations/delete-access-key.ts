import { atHome, keyOf } from '../domain/entity.ts';
import { userOrCaller } from '../domain/users.ts';
import { accessKeyNotFound } from '../errors.ts';
import type { IamOperation } from '../state.ts';

/** Deletes an access key of a user. */
export const deleteAccessKey: IamOperation<'DeleteAccessKey'> = ({ UserName, AccessKeyId }, here) => {
  const context = atHome(here);
  const user = userOrCaller(UserName, context);
  if (!context.state.accessKeysOfUsers.delete([keyOf(user.name), AccessKeyId])) throw accessKeyNotFound(AccessKeyId);
  context.state.accessKeys.delete(AccessKeyId);
  return {};
};
