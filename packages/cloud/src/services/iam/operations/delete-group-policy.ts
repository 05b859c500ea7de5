import { atHome } from '../domain/entity.ts';
import { deleteInlinePolicy } from '../domain/inline-policies.ts';
import type { IamOperation } from '../state.ts';

/** Deletes an inline policy of a group. */
export const deleteGroupPolicy: IamOperation<'DeleteGroupPolicy'> = ({ GroupName, PolicyName }, here) => {
  deleteInlinePolicy('group', GroupName, PolicyName, atHome(here));
  return {};
};
