import type { CallStep, ConformanceCase, Value } from '../../conformance/conformance-case.ts';

const API = 'https://docs.aws.amazon.com/STS/latest/APIReference';
const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
/** Answers of AWS that LocalStack's tests have recorded. */
const RECORDED = 'https://github.com/localstack/localstack/blob/main/tests/aws/services/sts/test_sts.snapshot.json';

const RoleArn = 'arn:aws:iam::000000000000:role/deploy';

const assumeRole = (more: Readonly<Record<string, Value>> = {}): CallStep => ({
  call: 'AssumeRole',
  input: { RoleArn, RoleSessionName: 'me', ...more },
});
const createRole: CallStep = {
  call: 'CreateRole',
  input: {
    RoleName: 'deploy',
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: '000000000000' }, Action: 'sts:AssumeRole' }],
    }),
  },
};
const invalidArn = (what: string, arn: string): ConformanceCase => ({
  name: `a role's ARN ${what} is invalid`,
  source: `${RECORDED} test_sts_invalid_parameters`,
  when: assumeRole({ RoleArn: arn }),
  outcome: { fails: { name: 'ValidationError', message: `${arn} is invalid`, status: 400 } },
});

/** Facts about STS that need nothing but its API, and roles of IAM. */
export const cases: readonly ConformanceCase[] = [
  {
    name: "the account's root is its own user id",
    source: `${GUIDE}/reference_policies_variables.html#principaltable`,
    when: { call: 'GetCallerIdentity', input: {} },
    outcome: {
      answers: { Account: '000000000000', Arn: 'arn:aws:iam::000000000000:root', UserId: '000000000000' },
    },
  },
  {
    name: "the session's ARN is one of STS",
    source: `${RECORDED} test_assume_role`,
    given: [createRole],
    when: assumeRole(),
    outcome: {
      answers: { AssumedRoleUser: { Arn: 'arn:aws:sts::000000000000:assumed-role/deploy/me' } },
      lacks: ['PackedPolicySize', 'SourceIdentity'],
    },
  },
  {
    name: "a role's path is not in the ARN of its session",
    source: `${GUIDE}/reference_identifiers.html#identifiers-arns`,
    when: assumeRole({ RoleArn: 'arn:aws:iam::000000000000:role/team/blue/deploy' }),
    outcome: { answers: { AssumedRoleUser: { Arn: 'arn:aws:sts::000000000000:assumed-role/deploy/me' } } },
  },
  {
    name: 'the source identity is answered',
    source: `${API}/API_AssumeRole.html`,
    when: assumeRole({ SourceIdentity: 'Alice' }),
    outcome: { answers: { SourceIdentity: 'Alice' } },
  },
  invalidArn('without any colon', 'nothing-valid-in-here'),
  invalidArn('without a partition', 'arn::b:::something/test-role'),
  invalidArn('without a service', 'arn:a::::something/test-role'),
  invalidArn('without enough colons', 'arn:a:::something/test-role'),
  invalidArn('without a resource', 'arn:a:a::aaaaaaaaaa:'),
  {
    name: 'the name of a session has no colon',
    source: `${RECORDED} test_sts_invalid_parameters`,
    when: assumeRole({ RoleSessionName: 'Session1:2' }),
    outcome: {
      fails: {
        name: 'ValidationError',
        message:
          "1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
        status: 400,
      },
    },
  },
  {
    name: 'the name of a session has at most 64 characters',
    source: `${RECORDED} test_assume_role_session_name_too_long`,
    when: assumeRole({ RoleSessionName: 's'.repeat(65) }),
    outcome: {
      fails: {
        name: 'ValidationError',
        message: `1 validation error detected: Value '${'s'.repeat(65)}' at 'roleSessionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
        status: 400,
      },
    },
  },
  {
    name: 'a session lasts at least 15 minutes',
    source: `${API}/API_AssumeRole.html, DurationSeconds`,
    when: assumeRole({ DurationSeconds: 899 }),
    outcome: {
      fails: {
        name: 'ValidationError',
        message:
          "1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
        status: 400,
      },
    },
  },
  {
    name: 'a session lasts no longer than its role allows, an hour unless it says otherwise',
    source: `${API}/API_AssumeRole.html, DurationSeconds`,
    given: [createRole],
    when: assumeRole({ DurationSeconds: 3601 }),
    outcome: {
      fails: {
        name: 'ValidationError',
        message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
        status: 400,
      },
    },
  },
  {
    name: 'a transitive tag is one of the tags',
    source: `${RECORDED} test_assume_role_tag_validation, invalid-transitive-tag-keys`,
    when: assumeRole({ Tags: [{ Key: 'SessionTag1', Value: 'v' }], TransitiveTagKeys: ['InvalidKey'] }),
    outcome: {
      fails: {
        name: 'InvalidParameterValue',
        message: 'The specified transitive tag key must be included in the requested tags.',
        status: 400,
      },
    },
  },
  {
    name: 'tags that differ in case alone are the same',
    source: `${RECORDED} test_assume_role_tag_validation, duplicate-tag-keys-different-casing`,
    when: assumeRole({
      Tags: [
        { Key: 'SessionTag1', Value: 'a' },
        { Key: 'sessiontag1', Value: 'b' },
      ],
    }),
    outcome: {
      fails: {
        name: 'InvalidParameterValue',
        message: 'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
        status: 400,
      },
    },
  },
  {
    name: 'a session policy that is no JSON is refused',
    source: `${API}/API_AssumeRole.html, Errors`,
    when: assumeRole({ Policy: '{' }),
    outcome: { fails: { name: 'MalformedPolicyDocumentException', status: 400 } },
  },
  {
    name: 'a federated user is named by the account, and the packed size is told even without a policy',
    source: `${RECORDED} test_get_federation_token`,
    when: { call: 'GetFederationToken', input: { Name: 'bob', DurationSeconds: 900 } },
    outcome: {
      answers: {
        FederatedUser: {
          Arn: 'arn:aws:sts::000000000000:federated-user/bob',
          FederatedUserId: '000000000000:bob',
        },
        PackedPolicySize: 0,
      },
    },
  },
  {
    name: 'an identity token that is none is refused',
    source: `${API}/API_AssumeRoleWithWebIdentity.html, Errors`,
    when: {
      call: 'AssumeRoleWithWebIdentity',
      input: { RoleArn, RoleSessionName: 'me', WebIdentityToken: 'no token' },
    },
    outcome: { fails: { name: 'InvalidIdentityTokenException', status: 400 } },
  },
  {
    name: 'a SAML response that is none is refused',
    source: `${API}/API_AssumeRoleWithSAML.html, Errors`,
    when: {
      call: 'AssumeRoleWithSAML',
      input: { RoleArn, PrincipalArn: 'arn:aws:iam::000000000000:saml-provider/idp', SAMLAssertion: 'none' },
    },
    outcome: { fails: { name: 'InvalidIdentityTokenException', status: 400 } },
  },
  {
    name: 'an identity provider that reports a failure is believed',
    source: `${API}/API_AssumeRoleWithSAML.html, Errors`,
    when: {
      call: 'AssumeRoleWithSAML',
      input: {
        RoleArn,
        PrincipalArn: 'arn:aws:iam::000000000000:saml-provider/idp',
        SAMLAssertion: btoa('<Response><Status><StatusCode Value="urn:x:Requester"/></Status></Response>'),
      },
    },
    outcome: { fails: { name: 'IDPRejectedClaimException', status: 403 } },
  },
];
