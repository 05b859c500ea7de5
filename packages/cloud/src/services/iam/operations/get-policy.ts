import { atHome } from '../domain/entity.ts';
import { getPolicyByArn, shapeOfPolicy } from '../domain/policies.ts';
import type { IamOperation } from '../state.ts';

/** Answers a managed policy of the account, without its document. */
export const getPolicy: IamOperation<'GetPolicy'> = ({ PolicyArn }, here) => {
  const context = atHome(here);
  return { Policy: shapeOfPolicy(getPolicyByArn(PolicyArn, context), context) };
};
