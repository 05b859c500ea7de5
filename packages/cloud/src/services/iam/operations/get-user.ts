import { atHome } from '../domain/entity.ts';
import { findCallingUser, getUserNamed, shapeOfUser } from '../domain/users.ts';
import type { IamOperation } from '../state.ts';

/** Answers a user: the one named, or else the caller, which may be the root. */
export const getUser: IamOperation<'GetUser'> = (input, here) => {
  const context = atHome(here);
  const user = input?.UserName === undefined ? findCallingUser(context) : getUserNamed(input.UserName, context);
  if (user) return { User: shapeOfUser(user) };
  const { account } = context;
  return {
    User: {
      Path: '/',
      UserName: undefined,
      UserId: account,
      Arn: `arn:aws:iam::${account}:root`,
      CreateDate: new Date(0),
    },
  };
};
