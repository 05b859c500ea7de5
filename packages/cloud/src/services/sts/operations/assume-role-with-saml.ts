import { createHash } from 'node:crypto';
import { assumeRoleNamed } from '../domain/assumed-role.ts';
import { giveOut } from '../domain/give-out.ts';
import { readSamlAssertion } from '../domain/saml-assertion.ts';
import { packedPolicySize } from '../domain/session-policy.ts';
import { invalidArn, samlNotAuthorized } from '../errors.ts';
import type { StsOperation } from '../state.ts';

const PROVIDER_ARN = /^arn:aws:iam::(\d{12}):saml-provider\/([\w.-]+)$/;

/** Gives out credentials of a role to the bearer of a SAML response, whose signature is not checked. */
export const assumeRoleWithSaml: StsOperation<'AssumeRoleWithSAML'> = (input, context) => {
  const { RoleArn, PrincipalArn, Policy, PolicyArns, DurationSeconds } = input;
  const now = context.clock.now();
  const [, account, provider] = PROVIDER_ARN.exec(PrincipalArn) ?? [];
  if (account === undefined || provider === undefined) throw invalidArn(PrincipalArn);
  const assertion = readSamlAssertion(input.SAMLAssertion, now);
  const { issuer, sourceIdentity } = assertion;
  const packed = packedPolicySize({
    Policy,
    PolicyArns,
    Tags: assertion.tags,
    TransitiveTagKeys: assertion.transitiveTagKeys,
  });
  const role = assumeRoleNamed({ RoleArn, RoleSessionName: assertion.sessionName, DurationSeconds }, context);
  if (!assertion.roles.some((pair) => pair.includes(RoleArn) && pair.includes(PrincipalArn))) throw samlNotAuthorized();
  // AWS: the attribute SessionDuration is for the console alone. Sources: API_AssumeRoleWithSAML.html, DurationSeconds, which
  // names SessionNotOnOrAfter only; Nike-Inc/gimme-aws-creds issue 54.
  const secondsLeft = Math.floor(((assertion.endsMs ?? Infinity) - now) / 1000);
  return {
    Credentials: giveOut(role, role.account, Math.min(role.seconds, secondsLeft), context),
    AssumedRoleUser: { AssumedRoleId: role.userId, Arn: role.arn },
    ...packed,
    Issuer: issuer,
    Subject: assertion.subject,
    SubjectType: assertion.subjectType,
    Audience: assertion.recipient,
    // Source: API_AssumeRoleWithSAML.html, NameQualifier.
    NameQualifier: createHash('sha1').update(`${issuer}${account}/${provider}`).digest('base64'),
    ...(sourceIdentity !== undefined && { SourceIdentity: sourceIdentity }),
  };
};
