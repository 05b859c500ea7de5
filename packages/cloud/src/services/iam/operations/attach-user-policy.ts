import { attachPolicy } from '../domain/attached-policies.ts';
import { atHome } from '../domain/entity.ts';
import type { IamOperation } from '../state.ts';

/** Attaches a managed policy, of the account or of AWS, to a user. */
export const attachUserPolicy: IamOperation<'AttachUserPolicy'> = ({ UserName, PolicyArn }, here) => {
  attachPolicy('user', UserName, PolicyArn, atHome(here));
  return {};
};
