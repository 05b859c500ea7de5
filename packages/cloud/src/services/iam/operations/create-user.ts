import { atHome, keyOf, newEntity } from '../domain/entity.ts';
import { withTags } from '../domain/tags.ts';
import { shapeOfUser } from '../domain/users.ts';
import { alreadyExists } from '../errors.ts';
import type { IamOperation } from '../state.ts';

/** Creates a user. */
export const createUser: IamOperation<'CreateUser'> = ({ UserName, Path, PermissionsBoundary, Tags }, here) => {
  const context = atHome(here);
  const tags = withTags({}, Tags, 'User');
  if (context.state.users.has(keyOf(UserName))) throw alreadyExists('User', UserName);
  const user = { ...newEntity('user', UserName, Path, context), boundaryArn: PermissionsBoundary, tags };
  context.state.users.set(keyOf(UserName), user);
  return { User: shapeOfUser(user) };
};
