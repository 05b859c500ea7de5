import { atHome } from '../domain/entity.ts';
import { deleteInlinePolicy } from '../domain/inline-policies.ts';
import type { IamOperation } from '../state.ts';

/** Deletes an inline policy of a user. */
export const deleteUserPolicy: IamOperation<'DeleteUserPolicy'> = ({ UserName, PolicyName }, here) => {
  deleteInlinePolicy('user', UserName, PolicyName, atHome(here));
  return {};
};
