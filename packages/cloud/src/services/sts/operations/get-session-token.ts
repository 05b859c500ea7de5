import { findCaller } from '../domain/caller.ts';
import { giveOut } from '../domain/give-out.ts';
import { noSessionAllowed } from '../errors.ts';
import { DEFAULT_TOKEN_SECONDS, MAX_ROOT_SECONDS } from '../limits.ts';
import type { StsOperation } from '../state.ts';

/** Gives the caller temporary credentials of its own: twelve hours unless told otherwise, the root one hour at most. */
export const getSessionToken: StsOperation<'GetSessionToken'> = (input, context) => {
  const caller = findCaller(context);
  if (caller.kind === 'session') throw noSessionAllowed('GetSessionToken');
  const wanted = input?.DurationSeconds ?? DEFAULT_TOKEN_SECONDS;
  const seconds = caller.kind === 'root' ? Math.min(wanted, MAX_ROOT_SECONDS) : wanted;
  return { Credentials: giveOut(caller, context.account, seconds, context) };
};
