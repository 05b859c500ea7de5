import { atHome } from '../domain/entity.ts';
import { getRoleNamed, shapeOfRole } from '../domain/roles.ts';
import type { IamOperation } from '../state.ts';

/** Answers a role with its trust policy, tags and boundary. */
export const getRole: IamOperation<'GetRole'> = ({ RoleName }, here) => ({
  Role: shapeOfRole(getRoleNamed(RoleName, atHome(here))),
});
