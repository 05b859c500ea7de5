import { findCaller } from '../domain/caller.ts';
import { giveOut } from '../domain/give-out.ts';
import { packedPolicySize } from '../domain/session-policy.ts';
import { noSessionAllowed } from '../errors.ts';
import { DEFAULT_TOKEN_SECONDS, MAX_ROOT_SECONDS } from '../limits.ts';
import type { StsOperation } from '../state.ts';

/** Gives out temporary credentials for somebody who is no user of the account. */
export const getFederationToken: StsOperation<'GetFederationToken'> = (input, context) => {
  const { account } = context;
  const packed = packedPolicySize(input);
  const caller = findCaller(context);
  if (caller.kind === 'session') throw noSessionAllowed('GetFederationToken');
  const wanted = input.DurationSeconds ?? DEFAULT_TOKEN_SECONDS;
  const seconds = caller.kind === 'root' ? Math.min(wanted, MAX_ROOT_SECONDS) : wanted;
  const arn = `arn:aws:sts::${account}:federated-user/${input.Name}`;
  const userId = `${account}:${input.Name}`;
  return {
    Credentials: giveOut({ arn, userId }, account, seconds, context),
    FederatedUser: { FederatedUserId: userId, Arn: arn },
    // AWS: unlike AssumeRole, zero is answered too. Source: what LocalStack's tests have recorded, test_get_federation_token.
    PackedPolicySize: packed.PackedPolicySize ?? 0,
  };
};
