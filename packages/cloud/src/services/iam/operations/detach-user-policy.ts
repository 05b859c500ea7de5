import { detachPolicy } from '../domain/attached-policies.ts';
import { atHome } from '../domain/entity.ts';
import type { IamOperation } from '../state.ts';

/** Detaches a managed policy from a user. */
export const detachUserPolicy: IamOperation<'DetachUserPolicy'> = ({ UserName, PolicyArn }, here) => {
  detachPolicy('user', UserName, PolicyArn, atHome(here));
  return {};
};
