import { attachPolicy } from '../domain/attached-policies.ts';
import { atHome } from '../domain/entity.ts';
import type { IamOperation } from '../state.ts';

/** Attaches a managed policy, of the account or of AWS, to a group. */
export const attachGroupPolicy: IamOperation<'AttachGroupPolicy'> = ({ GroupName, PolicyArn }, here) => {
  attachPolicy('group', GroupName, PolicyArn, atHome(here));
  return {};
};
