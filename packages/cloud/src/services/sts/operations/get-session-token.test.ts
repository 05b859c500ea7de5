import { GetSessionTokenCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { createCloud } from '../../../index.ts';
import { credentialsOf } from '../test-support/credentials-of.ts';

test('the caller stays who it is, with credentials that end', async () => {
  await using cloud = createCloud();
  const answer = await cloud.client(STSClient).send(new GetSessionTokenCommand({ DurationSeconds: 7200 }));
  // AWS: the root's sessions last an hour at most.
  expect(answer.Credentials?.Expiration).toEqual(new Date(Math.floor(cloud.clock.now() / 1000) * 1000 + 3_600_000));
  const sts = cloud.client(STSClient, { credentials: credentialsOf(answer) });
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({ Arn: 'arn:aws:iam::000000000000:root' });
  await expect(sts.send(new GetSessionTokenCommand({}))).rejects.toMatchObject({
    name: 'AccessDenied',
    message: 'Cannot call GetSessionToken with session credentials',
    $metadata: { httpStatusCode: 403 },
  });
});
