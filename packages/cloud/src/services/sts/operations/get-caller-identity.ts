import { findCaller } from '../domain/caller.ts';
import type { StsOperation } from '../state.ts';

/** Tells who signed the request: a session, a user of IAM, or the account's root for every other key. */
export const getCallerIdentity: StsOperation<'GetCallerIdentity'> = (_input, context) => {
  const { arn, userId } = findCaller(context);
  return { Account: context.account, Arn: arn, UserId: userId };
};
