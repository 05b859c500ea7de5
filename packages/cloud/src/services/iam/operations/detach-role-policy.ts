import { detachPolicy } from '../domain/attached-policies.ts';
import { atHome } from '../domain/entity.ts';
import type { IamOperation } from '../state.ts';

/** Detaches a managed policy from a role. */
export const detachRolePolicy: IamOperation<'DetachRolePolicy'> = ({ RoleName, PolicyArn }, here) => {
  detachPolicy('role', RoleName, PolicyArn, atHome(here));
  return {};
};
