import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { createCloud } from '../../../index.ts';
import { credentialsOf } from '../test-support/credentials-of.ts';

const RoleArn = 'arn:aws:iam::111122223333:role/web';
const tokenOf = (claims: object): string =>
  ['{}', JSON.stringify(claims), 'signature'].map((part) => Buffer.from(part).toString('base64url')).join('.');

test('the bearer of a token gets a session of the role', async () => {
  await using cloud = createCloud();
  const exp = Math.floor(cloud.clock.now() / 1000) + 60;
  const WebIdentityToken = tokenOf({ iss: 'https://token.example.com', sub: 'repo:a', aud: 'sts.amazonaws.com', exp });
  const command = new AssumeRoleWithWebIdentityCommand({ RoleArn, RoleSessionName: 'ci', WebIdentityToken });
  const answer = await cloud.client(STSClient).send(command);
  expect(answer).toMatchObject({
    SubjectFromWebIdentityToken: 'repo:a',
    Audience: 'sts.amazonaws.com',
    Provider: 'token.example.com',
    AssumedRoleUser: { Arn: 'arn:aws:sts::111122223333:assumed-role/web/ci' },
  });
  const sts = cloud.client(STSClient, { credentials: credentialsOf(answer) });
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Arn: 'arn:aws:sts::111122223333:assumed-role/web/ci',
  });
});

test.each([
  ['nonsense', 'InvalidIdentityTokenException', /not a valid JWT/],
  [tokenOf({ iss: 'https://i', sub: 's' }), 'InvalidIdentityTokenException', /aud/],
  [tokenOf({ iss: 'https://i', sub: 's', aud: 'a' }), 'InvalidIdentityTokenException', /exp/],
  [
    tokenOf({ iss: 'https://i', sub: 's', aud: 'a', exp: 1 }),
    'ExpiredTokenException',
    /must be before the expiration date\/time 1$/,
  ],
])('the token %s is refused', async (WebIdentityToken, name, message) => {
  await using cloud = createCloud();
  const command = new AssumeRoleWithWebIdentityCommand({ RoleArn, RoleSessionName: 'ci', WebIdentityToken });
  await expect(cloud.client(STSClient).send(command)).rejects.toMatchObject({
    name,
    message: expect.stringMatching(message),
  });
});
