import type { Role as RoleShape } from '@aws-sdk/client-iam';
import { notFound, unmodifiableEntity } from '../errors.ts';
import type { IamContext, Role } from '../state.ts';
import { dateOf, keyOf } from './entity.ts';
import { encodeDocument } from './encode-document.ts';
import { tagList } from './tags.ts';

export function getRoleNamed(name: string, { state }: IamContext): Role {
  const role = state.roles.get(keyOf(name));
  if (!role) throw notFound('role', name);
  return role;
}

/** A role that its account may change; a service-linked one is its service's. */
export function getOwnRole(name: string, context: IamContext): Role {
  const role = getRoleNamed(name, context);
  if (role.linkedService !== undefined) throw unmodifiableEntity(role.name);
  return role;
}

export function storeRole(role: Role, { state }: IamContext): void {
  state.roles.set(keyOf(role.name), role);
}

/** A role as lists give it: without tags, boundary and last use. */
export function listedRole(
  role: Role,
): Required<Pick<RoleShape, 'Path' | 'RoleName' | 'RoleId' | 'Arn' | 'CreateDate'>> & RoleShape {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: dateOf(role.createdAt),
    AssumeRolePolicyDocument: encodeDocument(role.assumeRolePolicy),
    ...(role.description !== undefined && { Description: role.description }),
    MaxSessionDuration: role.maxSessionSeconds,
  };
}

export function shapeOfRole(role: Role): ReturnType<typeof listedRole> {
  return {
    ...listedRole(role),
    ...(role.boundaryArn !== undefined && {
      PermissionsBoundary: { PermissionsBoundaryType: 'Policy' as never, PermissionsBoundaryArn: role.boundaryArn },
    }),
    ...(Object.keys(role.tags).length > 0 && { Tags: tagList(role.tags) }),
    RoleLastUsed: {},
  };
}
