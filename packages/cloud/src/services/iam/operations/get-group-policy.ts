import { atHome } from '../domain/entity.ts';
import { getInlinePolicy } from '../domain/inline-policies.ts';
import type { IamOperation } from '../state.ts';

/** Answers an inline policy of a group, percent-encoded. */
export const getGroupPolicy: IamOperation<'GetGroupPolicy'> = ({ GroupName, PolicyName }, here) => ({
  GroupName,
  PolicyName,
  PolicyDocument: getInlinePolicy('group', GroupName, PolicyName, atHome(here)),
});
