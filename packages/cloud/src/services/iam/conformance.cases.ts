import { from, type CallStep, type ConformanceCase, type Value } from '../../conformance/conformance-case.ts';

const API = 'https://docs.aws.amazon.com/IAM/latest/APIReference';
const QUOTAS = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html';
/** Answers of AWS that LocalStack's tests have recorded. */
const RECORDED = 'https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam.snapshot.json';

type Input = Readonly<Record<string, Value>>;

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
const DOCUMENT = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
});
const RoleName = 'worker';
const PolicyArn = from('policy', 'Policy', 'Arn');

const createRole = (more: Input = {}): CallStep => ({
  call: 'CreateRole',
  input: { RoleName, AssumeRolePolicyDocument: TRUST, ...more },
  as: 'role',
});
const createPolicy = (PolicyName = 'reader'): CallStep => ({
  call: 'CreatePolicy',
  input: { PolicyName, PolicyDocument: DOCUMENT },
  as: 'policy',
});
const createUser: CallStep = { call: 'CreateUser', input: { UserName: 'alice' } };
const addVersion: CallStep = { call: 'CreatePolicyVersion', input: { PolicyArn, PolicyDocument: DOCUMENT } };
const attach = (arn: Value): CallStep => ({ call: 'AttachRolePolicy', input: { RoleName, PolicyArn: arn } });
const deleteRole: CallStep = { call: 'DeleteRole', input: { RoleName } };
const missing = (message: string): ConformanceCase['outcome'] => ({
  fails: { name: 'NoSuchEntityException', message, status: 404 },
});

/** Facts about IAM that need nothing but its API. */
export const cases: readonly ConformanceCase[] = [
  {
    name: 'a role is made at the root of the paths',
    source: `${RECORDED} test_update_assume_role_policy, created_role`,
    when: createRole(),
    outcome: { answers: { Role: { Arn: 'arn:aws:iam::000000000000:role/worker', Path: '/', RoleName } } },
  },
  {
    name: 'a role told of lasts an hour and was never used',
    source: `${RECORDED} test_create_describe_role, get_role_result`,
    given: [createRole({ Path: '/team/' })],
    when: { call: 'GetRole', input: { RoleName } },
    outcome: {
      answers: {
        Role: {
          Arn: 'arn:aws:iam::000000000000:role/team/worker',
          Path: '/team/',
          MaxSessionDuration: 3600,
          RoleLastUsed: {},
          AssumeRolePolicyDocument: encodeURIComponent(TRUST),
        },
      },
    },
  },
  {
    name: 'roles below a path are listed in one page',
    source: `${RECORDED} test_create_describe_role, list_roles_result`,
    given: [createRole({ Path: '/team/' }), createRole({ RoleName: 'other' })],
    when: { call: 'ListRoles', input: { PathPrefix: '/team/' } },
    outcome: { answers: { IsTruncated: false, Roles: [{ RoleName, MaxSessionDuration: 3600 }] }, lacks: ['Marker'] },
  },
  {
    name: 'a page that is not the last has a marker',
    source: `${API}/API_ListRoles.html, Response Elements`,
    given: [
      createRole({ RoleName: 'a' }),
      createRole({ RoleName: 'b' }),
      { call: 'ListRoles', input: { MaxItems: 1 }, as: 'first' },
    ],
    when: { call: 'ListRoles', input: { MaxItems: 1, Marker: from('first', 'Marker') } },
    outcome: { answers: { IsTruncated: false, Roles: [{ RoleName: 'b' }] } },
  },
  {
    name: 'a role that does not exist is refused by name',
    source: 'https://github.com/prowler-cloud/prowler/pull/2872',
    when: { call: 'GetRole', input: { RoleName: 'nobody' } },
    outcome: missing('The role with name nobody cannot be found.'),
  },
  {
    name: 'names are taken whatever their case',
    source: `${API}/API_CreateRole.html, RoleName`,
    given: [createRole()],
    when: createRole({ RoleName: 'WORKER' }),
    outcome: { fails: { name: 'EntityAlreadyExistsException', status: 409 } },
  },
  {
    name: 'a trust policy that is no JSON is refused',
    source: `${RECORDED} test_create_role_with_malformed_assume_role_policy_document; ${API}/API_CreateRole.html, Errors`,
    when: createRole({ AssumeRolePolicyDocument: '{' }),
    outcome: {
      fails: { name: 'MalformedPolicyDocumentException', message: 'This policy contains invalid Json', status: 400 },
    },
  },
  {
    name: 'a role with attached policies is not deleted',
    source: 'https://github.com/NixOS/nixops/issues/1043',
    given: [createRole(), createPolicy(), attach(PolicyArn)],
    when: deleteRole,
    outcome: {
      fails: {
        name: 'DeleteConflictException',
        message: 'Cannot delete entity, must detach all policies first.',
        status: 409,
      },
    },
  },
  {
    name: 'a role with inline policies is not deleted',
    source: 'https://github.com/ekristen/aws-nuke/issues/203',
    given: [
      createRole(),
      { call: 'PutRolePolicy', input: { RoleName, PolicyName: 'inline', PolicyDocument: DOCUMENT } },
    ],
    when: deleteRole,
    outcome: {
      fails: {
        name: 'DeleteConflictException',
        message: 'Cannot delete entity, must delete policies first.',
        status: 409,
      },
    },
  },
  {
    name: 'a managed policy is made with its first version',
    source: `${RECORDED} test_role_attach_policy, create_policy_response`,
    when: createPolicy(),
    outcome: {
      answers: {
        Policy: {
          Arn: 'arn:aws:iam::000000000000:policy/reader',
          AttachmentCount: 0,
          DefaultVersionId: 'v1',
          IsAttachable: true,
          Path: '/',
          PermissionsBoundaryUsageCount: 0,
        },
      },
    },
  },
  {
    name: 'a policy is attached by its ARN, not by its name',
    source: `${RECORDED} test_role_attach_policy, existing_policy_name_provided`,
    given: [createRole(), createPolicy('a-reader-of-everything')],
    when: attach('a-reader-of-everything'),
    outcome: {
      fails: { name: 'InvalidInputException', message: 'ARN a-reader-of-everything is not valid.', status: 400 },
    },
  },
  {
    name: 'a policy that does not exist is not attached to a role',
    source: `${RECORDED} test_role_attach_policy, valid_arn_not_existent`,
    given: [createRole()],
    when: attach('arn:aws:iam::000000000000:policy/reader123'),
    outcome: missing('Policy arn:aws:iam::000000000000:policy/reader123 does not exist or is not attachable.'),
  },
  {
    name: 'a policy that does not exist is not attached to a user',
    source: `${RECORDED} test_user_attach_policy, valid_arn_not_existent`,
    given: [createUser],
    when: {
      call: 'AttachUserPolicy',
      input: { UserName: 'alice', PolicyArn: 'arn:aws:iam::000000000000:policy/reader123' },
    },
    outcome: missing('Policy arn:aws:iam::000000000000:policy/reader123 does not exist or is not attachable.'),
  },
  {
    name: 'a policy that is attached is not deleted',
    source: `${API}/API_DeletePolicy.html; https://github.com/gruntwork-io/cloud-nuke/issues/972`,
    given: [createRole(), createPolicy(), attach(PolicyArn)],
    when: { call: 'DeletePolicy', input: { PolicyArn } },
    outcome: { fails: { name: 'DeleteConflictException', status: 409 } },
  },
  {
    name: 'attaching a policy again changes nothing',
    source: `${API}/API_AttachRolePolicy.html`,
    given: [createRole(), createPolicy(), attach(PolicyArn), attach(PolicyArn)],
    when: { call: 'ListAttachedRolePolicies', input: { RoleName } },
    outcome: {
      answers: {
        IsTruncated: false,
        AttachedPolicies: [{ PolicyName: 'reader', PolicyArn }],
      },
    },
  },
  {
    name: 'a policy has five versions at most',
    source: `${QUOTAS}; ${API}/API_CreatePolicyVersion.html`,
    given: [createPolicy(), addVersion, addVersion, addVersion, addVersion],
    when: addVersion,
    outcome: { fails: { name: 'LimitExceededException', status: 409 } },
  },
  {
    name: 'another version is not the default unless asked for',
    source: `${API}/API_CreatePolicyVersion.html, SetAsDefault`,
    given: [createPolicy()],
    when: addVersion,
    outcome: { answers: { PolicyVersion: { VersionId: 'v2', IsDefaultVersion: false } } },
  },
  {
    name: 'a user has two access keys at most',
    source: QUOTAS,
    given: [
      createUser,
      { call: 'CreateAccessKey', input: { UserName: 'alice' } },
      { call: 'CreateAccessKey', input: { UserName: 'alice' } },
    ],
    when: { call: 'CreateAccessKey', input: { UserName: 'alice' } },
    outcome: {
      fails: {
        name: 'LimitExceededException',
        message: 'Cannot exceed quota for AccessKeysPerUser: 2',
        status: 409,
      },
    },
  },
  {
    name: 'an access key is active when it is made',
    source: `${API}/API_CreateAccessKey.html`,
    given: [createUser],
    when: { call: 'CreateAccessKey', input: { UserName: 'alice' } },
    outcome: { answers: { AccessKey: { UserName: 'alice', Status: 'Active' } } },
  },
];
