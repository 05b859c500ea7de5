import { atHome } from '../domain/entity.ts';
import { putInlinePolicy } from '../domain/inline-policies.ts';
import type { IamOperation } from '../state.ts';

/** Writes an inline policy of a group. */
export const putGroupPolicy: IamOperation<'PutGroupPolicy'> = ({ GroupName, PolicyName, PolicyDocument }, here) => {
  putInlinePolicy('group', GroupName, PolicyName, PolicyDocument, atHome(here));
  return {};
};
