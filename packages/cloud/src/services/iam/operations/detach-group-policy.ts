import { detachPolicy } from '../domain/attached-policies.ts';
import { atHome } from '../domain/entity.ts';
import type { IamOperation } from '../state.ts';

/** Detaches a managed policy from a group. */
export const detachGroupPolicy: IamOperation<'DetachGroupPolicy'> = ({ GroupName, PolicyArn }, here) => {
  detachPolicy('group', GroupName, PolicyArn, atHome(here));
  return {};
};
