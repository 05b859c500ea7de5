import { atHome } from '../domain/entity.ts';
import { getInlinePolicy } from '../domain/inline-policies.ts';
import type { IamOperation } from '../state.ts';

/** Answers an inline policy of a role, percent-encoded. */
export const getRolePolicy: IamOperation<'GetRolePolicy'> = ({ RoleName, PolicyName }, here) => ({
  RoleName,
  PolicyName,
  PolicyDocument: getInlinePolicy('role', RoleName, PolicyName, atHome(here)),
});
