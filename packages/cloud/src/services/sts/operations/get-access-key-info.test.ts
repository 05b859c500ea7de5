import { AssumeRoleCommand, GetAccessKeyInfoCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { createCloud } from '../../../index.ts';

test("a key's account is the one that its requests reach", async () => {
  await using cloud = createCloud();
  const sts = cloud.client(STSClient);
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::999999999999:role/r', RoleSessionName: 'me' }),
  );
  expect(await sts.send(new GetAccessKeyInfoCommand({ AccessKeyId: Credentials?.AccessKeyId }))).toMatchObject({
    Account: '999999999999',
  });
  expect(await sts.send(new GetAccessKeyInfoCommand({ AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' }))).toMatchObject({
    Account: '000000000000',
  });
});
