import { attachPolicy } from '../domain/attached-policies.ts';
import { atHome } from '../domain/entity.ts';
import type { IamOperation } from '../state.ts';

/** Attaches a managed policy, of the account or of AWS, to a role. */
export const attachRolePolicy: IamOperation<'AttachRolePolicy'> = ({ RoleName, PolicyArn }, here) => {
  attachPolicy('role', RoleName, PolicyArn, atHome(here));
  return {};
};
