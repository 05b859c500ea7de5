import { GetFederationTokenCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { createCloud } from '../../../index.ts';
import { credentialsOf } from '../test-support/credentials-of.ts';

test('a federated user is recognised', async () => {
  await using cloud = createCloud();
  const answer = await cloud.client(STSClient).send(new GetFederationTokenCommand({ Name: 'bob', Policy: '{}' }));
  expect(answer).toMatchObject({
    FederatedUser: { Arn: 'arn:aws:sts::000000000000:federated-user/bob', FederatedUserId: '000000000000:bob' },
    PackedPolicySize: 1,
  });
  const sts = cloud.client(STSClient, { credentials: credentialsOf(answer) });
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Arn: 'arn:aws:sts::000000000000:federated-user/bob',
    UserId: '000000000000:bob',
  });
  await expect(sts.send(new GetFederationTokenCommand({ Name: 'eve' }))).rejects.toMatchObject({
    name: 'AccessDenied',
  });
});

test('a policy and tags have room for 4096 characters', async () => {
  await using cloud = createCloud();
  const Policy = JSON.stringify({ long: 'x'.repeat(2000) });
  const Tags = Array.from({ length: 10 }, (_, index) => ({ Key: `k${index}`, Value: 'v'.repeat(250) }));
  await expect(
    cloud.client(STSClient).send(new GetFederationTokenCommand({ Name: 'bob', Policy, Tags })),
  ).rejects.toMatchObject({
    name: 'PackedPolicyTooLargeException',
    message: 'Packed policy consumes 111% of allotted space, please use smaller policy.',
  });
});
