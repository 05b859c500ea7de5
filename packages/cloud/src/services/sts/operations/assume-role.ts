import { assumeRoleNamed } from '../domain/assumed-role.ts';
import { findCaller } from '../domain/caller.ts';
import { giveOut } from '../domain/give-out.ts';
import { packedPolicySize } from '../domain/session-policy.ts';
import { chainedDurationTooLong } from '../errors.ts';
import { MAX_CHAINED_SECONDS } from '../limits.ts';
import type { StsOperation } from '../state.ts';

/** Gives out credentials of a role's account; requests signed with them come from the role's session. */
export const assumeRole: StsOperation<'AssumeRole'> = (input, context) => {
  const { DurationSeconds = 0, SourceIdentity } = input;
  const packed = packedPolicySize(input);
  const role = assumeRoleNamed(input, context);
  if (findCaller(context).kind === 'session' && DurationSeconds > MAX_CHAINED_SECONDS) throw chainedDurationTooLong();
  return {
    Credentials: giveOut(role, role.account, role.seconds, context),
    AssumedRoleUser: { AssumedRoleId: role.userId, Arn: role.arn },
    ...packed,
    ...(SourceIdentity !== undefined && { SourceIdentity }),
  };
};
