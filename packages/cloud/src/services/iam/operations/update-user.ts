import { atHome, keyOf } from '../domain/entity.ts';
import { moveBelongings } from '../domain/rename.ts';
import { getUserNamed } from '../domain/users.ts';
import { alreadyExists } from '../errors.ts';
import type { IamOperation } from '../state.ts';

/** Renames a user or moves it to another path; what it has goes along. */
export const updateUser: IamOperation<'UpdateUser'> = ({ UserName, NewUserName, NewPath }, here) => {
  const context = atHome(here);
  const { users } = context.state;
  const user = getUserNamed(UserName, context);
  const name = NewUserName ?? user.name;
  if (keyOf(name) !== keyOf(UserName) && users.has(keyOf(name))) throw alreadyExists('User', name);
  const path = NewPath ?? user.path;
  if (name !== user.name) moveBelongings('user', user.name, name, context);
  users.delete(keyOf(UserName));
  users.set(keyOf(name), { ...user, name, path, arn: `arn:aws:iam::${context.account}:user${path}${name}` });
  return {};
};
