import { atHome } from '../domain/entity.ts';
import { putInlinePolicy } from '../domain/inline-policies.ts';
import type { IamOperation } from '../state.ts';

/** Writes an inline policy of a user. */
export const putUserPolicy: IamOperation<'PutUserPolicy'> = ({ UserName, PolicyName, PolicyDocument }, here) => {
  putInlinePolicy('user', UserName, PolicyName, PolicyDocument, atHome(here));
  return {};
};
