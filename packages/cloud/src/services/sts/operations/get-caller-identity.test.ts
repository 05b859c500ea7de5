import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { createCloud } from '../../../index.ts';

test.each([
  ['111122223333', '111122223333'],
  ['test', '000000000000'],
  ['AKIAIOSFODNN7EXAMPLE', '000000000000'],
])('the key %s is the root of account %s', async (accessKeyId, account) => {
  await using cloud = createCloud();
  const sts = cloud.client(STSClient, { credentials: { accessKeyId, secretAccessKey: 'test' } });
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: account,
    Arn: `arn:aws:iam::${account}:root`,
    UserId: account,
  });
});

test("a user's access key is the user's, with its account and its secret", async () => {
  await using cloud = createCloud({ account: '111122223333', verifySignatures: false });
  const iam = cloud.client(IAMClient);
  const { User } = await iam.send(new CreateUserCommand({ UserName: 'ann', Path: '/team/' }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  const sts = cloud.client(STSClient, {
    credentials: { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' },
  });
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: '111122223333',
    Arn: 'arn:aws:iam::111122223333:user/team/ann',
    UserId: User?.UserId,
  });
});
