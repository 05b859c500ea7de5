import { atHome } from '../domain/entity.ts';
import { userOrCaller } from '../domain/users.ts';
import { accessKeyNotFound, validationError } from '../errors.ts';
import type { IamOperation } from '../state.ts';

/** Makes an access key active or inactive; requests signed with it are answered either way. */
export const updateAccessKey: IamOperation<'UpdateAccessKey'> = ({ UserName, AccessKeyId, Status }, here) => {
  const context = atHome(here);
  const user = userOrCaller(UserName, context);
  const key = context.state.accessKeys.get(AccessKeyId);
  if (!key || key.userName !== user.name) throw accessKeyNotFound(AccessKeyId);
  if (Status !== 'Active' && Status !== 'Inactive') throw validationError(`Status ${Status} cannot be set.`);
  context.state.accessKeys.set(AccessKeyId, { ...key, status: Status });
  return {};
};
