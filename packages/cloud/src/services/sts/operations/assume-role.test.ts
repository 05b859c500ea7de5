import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { createCloud } from '../../../index.ts';
import { credentialsOf } from '../test-support/credentials-of.ts';

const RoleArn = 'arn:aws:iam::111122223333:role/path/deploy';

test('the session is recognised, and works in the account of the role', async () => {
  await using cloud = createCloud({ verifySignatures: true });
  const answer = await cloud
    .client(STSClient)
    .send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'me', SourceIdentity: 'src' }));
  expect(answer).toMatchObject({
    Credentials: {
      AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/),
      SecretAccessKey: expect.stringMatching(/^.{40}$/),
      SessionToken: expect.any(String),
      Expiration: new Date(Math.floor(cloud.clock.now() / 1000) * 1000 + 3_600_000),
    },
    AssumedRoleUser: {
      Arn: 'arn:aws:sts::111122223333:assumed-role/deploy/me',
      AssumedRoleId: expect.stringMatching(/^AROA[A-Z0-9]{17}:me$/),
    },
    SourceIdentity: 'src',
  });
  const credentials = credentialsOf(answer);
  expect(await cloud.client(STSClient, { credentials }).send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: '111122223333',
    Arn: 'arn:aws:sts::111122223333:assumed-role/deploy/me',
    UserId: answer.AssumedRoleUser?.AssumedRoleId,
  });
  const { QueueUrl } = await cloud.client(SQSClient, { credentials }).send(new CreateQueueCommand({ QueueName: 'q' }));
  expect(QueueUrl).toContain('/111122223333/q');
});

test("a role's id and longest session are those that IAM has", async () => {
  await using cloud = createCloud({ account: '111122223333' });
  const AssumeRolePolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }],
  });
  const { Role } = await cloud
    .client(IAMClient)
    .send(new CreateRoleCommand({ RoleName: 'r', AssumeRolePolicyDocument }));
  const sts = cloud.client(STSClient);
  const input = { RoleArn: Role?.Arn, RoleSessionName: 'me' };
  const { AssumedRoleUser } = await sts.send(new AssumeRoleCommand(input));
  expect(AssumedRoleUser?.AssumedRoleId).toBe(`${Role?.RoleId}:me`);
  await expect(sts.send(new AssumeRoleCommand({ ...input, DurationSeconds: 3601 }))).rejects.toMatchObject({
    name: 'ValidationError',
    message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  });
});

test('a session ends', async () => {
  await using cloud = createCloud();
  const answer = await cloud
    .client(STSClient)
    .send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'me', DurationSeconds: 900 }));
  const sts = cloud.client(STSClient, { credentials: credentialsOf(answer) });
  await cloud.clock.advance(899_999);
  await sts.send(new GetCallerIdentityCommand({}));
  await cloud.clock.advance(1);
  await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
    name: 'ExpiredToken',
    message: 'The security token included in the request is expired',
  });
});

test('a session may assume a role for an hour at most', async () => {
  await using cloud = createCloud();
  const first = await cloud.client(STSClient).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'me' }));
  const sts = cloud.client(STSClient, { credentials: credentialsOf(first) });
  await expect(
    sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'again', DurationSeconds: 7200 })),
  ).rejects.toMatchObject({
    message: 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
  });
});

test.each([
  [{ RoleArn: 'arn:aws:iam::111122223333:user/u' }, 'ValidationError', 'arn:aws:iam::111122223333:user/u is invalid'],
  [{ Policy: '{' }, 'MalformedPolicyDocumentException', 'This policy contains invalid Json'],
  [
    { DurationSeconds: 1 },
    'ValidationError',
    expect.stringContaining("'durationSeconds' failed to satisfy constraint"),
  ],
])('%j is refused', async (input, name, message) => {
  await using cloud = createCloud();
  const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'me', ...input });
  await expect(cloud.client(STSClient).send(command)).rejects.toMatchObject({ name, message });
});
