import type { User as UserShape } from '@aws-sdk/client-iam';
import { notFound, validationError } from '../errors.ts';
import type { IamContext, User } from '../state.ts';
import { dateOf, keyOf } from './entity.ts';
import { tagList } from './tags.ts';

export function getUserNamed(name: string, { state }: IamContext): User {
  const user = state.users.get(keyOf(name));
  if (!user) throw notFound('user', name);
  return user;
}

/** The user whose access key signed the request. */
export function findCallingUser(context: IamContext): User | undefined {
  const { accessKeyId } = context.step;
  const key = accessKeyId === undefined ? undefined : context.state.accessKeys.get(accessKeyId);
  return key && context.state.users.get(keyOf(key.userName));
}

/** The user that a request names, or else the one who makes it. */
export function userOrCaller(name: string | undefined, context: IamContext): User {
  if (name !== undefined) return getUserNamed(name, context);
  const caller = findCallingUser(context);
  if (!caller) throw validationError('Must specify userName when calling with non-User credentials');
  return caller;
}

/** A user as lists give it: without tags and boundary. */
export function listedUser(user: User): UserShape {
  return { Path: user.path, UserName: user.name, UserId: user.id, Arn: user.arn, CreateDate: dateOf(user.createdAt) };
}

export function shapeOfUser(user: User): UserShape {
  return {
    ...listedUser(user),
    ...(user.boundaryArn !== undefined && {
      PermissionsBoundary: { PermissionsBoundaryType: 'Policy' as never, PermissionsBoundaryArn: user.boundaryArn },
    }),
    ...(Object.keys(user.tags).length > 0 && { Tags: tagList(user.tags) }),
  };
}
