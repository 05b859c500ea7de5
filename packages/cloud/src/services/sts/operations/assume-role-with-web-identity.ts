import { assumeRoleNamed } from '../domain/assumed-role.ts';
import { giveOut } from '../domain/give-out.ts';
import { packedPolicySize } from '../domain/session-policy.ts';
import { readIdentityToken } from '../domain/web-identity.ts';
import type { StsOperation } from '../state.ts';

/** Gives out credentials of a role to the bearer of an OpenID Connect token, whose signature is not checked. */
export const assumeRoleWithWebIdentity: StsOperation<'AssumeRoleWithWebIdentity'> = (input, context) => {
  const packed = packedPolicySize(input);
  const { subject, audience, provider } = readIdentityToken(input.WebIdentityToken, context.clock.now());
  const role = assumeRoleNamed(input, context);
  return {
    Credentials: giveOut(role, role.account, role.seconds, context),
    SubjectFromWebIdentityToken: subject,
    AssumedRoleUser: { AssumedRoleId: role.userId, Arn: role.arn },
    ...packed,
    Provider: input.ProviderId ?? provider,
    Audience: audience,
  };
};
