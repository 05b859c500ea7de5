import { atHome } from '../domain/entity.ts';
import { putInlinePolicy } from '../domain/inline-policies.ts';
import type { IamOperation } from '../state.ts';

/** Writes an inline policy of a role. */
export const putRolePolicy: IamOperation<'PutRolePolicy'> = ({ RoleName, PolicyName, PolicyDocument }, here) => {
  putInlinePolicy('role', RoleName, PolicyName, PolicyDocument, atHome(here));
  return {};
};
