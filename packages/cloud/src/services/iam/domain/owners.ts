import { notFound, unmodifiableEntity } from '../errors.ts';
import type { Entity, IamContext, Kind, Role } from '../state.ts';
import { keyOf } from './entity.ts';

/** A role, user or group. */
export function getOwner(kind: Kind, name: string, { state }: IamContext): Entity {
  const maps = { role: state.roles, user: state.users, group: state.groups };
  const owner = maps[kind].get(keyOf(name));
  if (!owner) throw notFound(kind, name);
  return owner;
}

/** One that its account may change; a service-linked role is its service's. */
export function getOwnOwner(kind: Kind, name: string, context: IamContext): Entity {
  const owner = getOwner(kind, name, context);
  if (kind === 'role' && (owner as Role).linkedService !== undefined) throw unmodifiableEntity(owner.name);
  return owner;
}
