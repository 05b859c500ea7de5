import { atHome } from '../domain/entity.ts';
import { getInlinePolicy } from '../domain/inline-policies.ts';
import type { IamOperation } from '../state.ts';

/** Answers an inline policy of a user, percent-encoded. */
export const getUserPolicy: IamOperation<'GetUserPolicy'> = ({ UserName, PolicyName }, here) => ({
  UserName,
  PolicyName,
  PolicyDocument: getInlinePolicy('user', UserName, PolicyName, atHome(here)),
});
