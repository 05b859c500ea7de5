import { AssumeRoleWithSAMLCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { createCloud, type Cloud } from '../../../index.ts';
import { credentialsOf } from '../test-support/credentials-of.ts';

const RoleArn = 'arn:aws:iam::111122223333:role/saml';
const PrincipalArn = 'arn:aws:iam::111122223333:saml-provider/MyIdP';

interface ResponseOptions {
  readonly status?: string;
  readonly issued?: string;
  readonly notAfter?: string;
  readonly sessionEnds?: string;
  readonly audience?: string;
  /** By what follows the prefix of their names. */
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
}

const pair = `${RoleArn},${PrincipalArn}`;
const minutes = (cloud: Cloud, count: number): string => new Date(cloud.clock.now() + count * 60_000).toISOString();
const base64 = (text: string): string => Buffer.from(text).toString('base64');

function responseOf(options: ResponseOptions): string {
  const attributes = Object.entries({ Role: [pair], RoleSessionName: ['alice@example.com'], ...options.attributes });
  const prefix = 'https://aws.amazon.com/SAML/Attributes/';
  const notAfter = options.notAfter === undefined ? '' : ` NotOnOrAfter="${options.notAfter}"`;
  return base64(`<?xml version="1.0"?>
<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns="urn:oasis:names:tc:SAML:2.0:assertion">
  <Issuer>https://idp.example.com/saml</Issuer>
  <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${options.status ?? 'Success'}"/></samlp:Status>
  <Assertion IssueInstant="${options.issued ?? ''}">
    <Issuer>https://idp.example.com/saml</Issuer>
    <Subject>
      <NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">alice-1</NameID>
      <SubjectConfirmation><SubjectConfirmationData Recipient="https://signin.aws.amazon.com/saml"/></SubjectConfirmation>
    </Subject>
    <Conditions${notAfter}><AudienceRestriction><Audience>${options.audience ?? 'urn:amazon:webservices'}</Audience></AudienceRestriction></Conditions>
    <AuthnStatement SessionNotOnOrAfter="${options.sessionEnds ?? ''}"/>
    <AttributeStatement>${attributes
      .map(([name, values]) => {
        const all = values.map((value) => `<AttributeValue>${value}</AttributeValue>`).join('');
        return `<Attribute Name="${prefix}${name}">${all}</Attribute>`;
      })
      .join('')}</AttributeStatement>
  </Assertion>
</samlp:Response>`);
}

test('the bearer of a response gets a session of the role, and is told of the subject', async () => {
  await using cloud = createCloud();
  const attributes = {
    Role: ['arn:aws:iam::111122223333:role/other,arn:aws:iam::111122223333:saml-provider/MyIdP', pair],
    SourceIdentity: ['alice'],
    'PrincipalTag:team': ['blue'],
    TransitiveTagKeys: ['team'],
  };
  const SAMLAssertion = responseOf({ attributes });
  const command = new AssumeRoleWithSAMLCommand({ RoleArn, PrincipalArn, SAMLAssertion });
  const answer = await cloud.client(STSClient).send(command);
  expect(answer).toMatchObject({
    AssumedRoleUser: { Arn: 'arn:aws:sts::111122223333:assumed-role/saml/alice@example.com' },
    Issuer: 'https://idp.example.com/saml',
    Subject: 'alice-1',
    SubjectType: 'persistent',
    Audience: 'https://signin.aws.amazon.com/saml',
    // printf %s 'https://idp.example.com/saml111122223333/MyIdP' | openssl sha1 -binary | base64
    NameQualifier: '4VZLQt+NEBfsX4qubmySieo5mE8=',
    SourceIdentity: 'alice',
    PackedPolicySize: 1,
  });
  const sts = cloud.client(STSClient, { credentials: credentialsOf(answer) });
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: '111122223333',
    Arn: 'arn:aws:sts::111122223333:assumed-role/saml/alice@example.com',
  });
});

test.each([
  ['an hour, whatever the console is told', undefined, { SessionDuration: ['43200'] }, 60],
  ['until the session at the identity provider ends', 20, {}, 20],
])('a session lasts %s', async (_what, ends, attributes, expected) => {
  await using cloud = createCloud({ clock: 'virtual' });
  const sessionEnds = ends === undefined ? '' : minutes(cloud, ends);
  const SAMLAssertion = responseOf({ sessionEnds, attributes });
  const command = new AssumeRoleWithSAMLCommand({ RoleArn, PrincipalArn, SAMLAssertion });
  const { Credentials } = await cloud.client(STSClient).send(command);
  const seconds = (Number(Credentials?.Expiration) - cloud.clock.now()) / 1000;
  expect(Math.abs(seconds - expected * 60)).toBeLessThan(1);
});

const invalid = 'InvalidIdentityTokenException';
test.each<[what: string, name: string, message: RegExp, assertion: (cloud: Cloud) => string]>([
  ['is not base64', invalid, /base64/, () => '<Response/>'],
  ['is no response', invalid, /no XML document Response/, () => base64('<Assertion/>')],
  ['has no assertion', invalid, /no Assertion/, () => base64('<Response/>')],
  ['has no issuer', invalid, /^Issuer is required/, () => base64('<Response><Assertion/></Response>')],
  [
    'is encrypted',
    'NotImplemented',
    /encrypted SAML assertions/,
    () => base64('<Response><EncryptedAssertion/></Response>'),
  ],
  ['tells of a failure', 'IDPRejectedClaimException', /AuthnFailed$/, () => responseOf({ status: 'AuthnFailed' })],
  [
    'has expired',
    'ExpiredTokenException',
    /^Response has expired$/,
    (cloud) => responseOf({ notAfter: minutes(cloud, -1) }),
  ],
  [
    'is of a session that has ended',
    'ExpiredTokenException',
    /^Response has expired$/,
    (cloud) => responseOf({ sessionEnds: minutes(cloud, -1) }),
  ],
  [
    'was issued six minutes ago',
    'ExpiredTokenException',
    /^Token must be redeemed within 5 minutes of issuance$/,
    (cloud) => responseOf({ issued: minutes(cloud, -6), notAfter: minutes(cloud, 54) }),
  ],
  ['is for somebody else', invalid, /required audience/, () => responseOf({ audience: 'https://example.com' })],
  ['names no session', invalid, /is required in/, () => responseOf({ attributes: { RoleSessionName: [] } })],
  [
    'misnames the session',
    invalid,
    /^RoleSessionName in AuthnResponse must match/,
    () => responseOf({ attributes: { RoleSessionName: ['a b'] } }),
  ],
  [
    'misnames the source identity',
    invalid,
    /^Source Identity must match/,
    () => responseOf({ attributes: { SourceIdentity: ['aws:alice'] } }),
  ],
  [
    'does not name the role and the provider together',
    'AccessDenied',
    /^Not authorized to perform sts:AssumeRoleWithSAML$/,
    () => responseOf({ attributes: { Role: [`${RoleArn},arn:aws:iam::111122223333:saml-provider/Other`] } }),
  ],
])('a response that %s is refused', async (_what, name, message, assertion) => {
  await using cloud = createCloud();
  const command = new AssumeRoleWithSAMLCommand({ RoleArn, PrincipalArn, SAMLAssertion: assertion(cloud) });
  await expect(cloud.client(STSClient).send(command)).rejects.toMatchObject({
    name,
    message: expect.stringMatching(message),
  });
});

test('the ARN of a provider has to be one', async () => {
  await using cloud = createCloud();
  const command = new AssumeRoleWithSAMLCommand({
    RoleArn,
    PrincipalArn: 'arn:aws:iam::111122223333:role/MyIdP',
    SAMLAssertion: responseOf({}),
  });
  await expect(cloud.client(STSClient).send(command)).rejects.toMatchObject({
    name: 'ValidationError',
    message: 'arn:aws:iam::111122223333:role/MyIdP is invalid',
  });
});
