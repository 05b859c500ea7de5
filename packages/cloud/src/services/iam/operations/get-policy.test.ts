import { expect, test } from 'vitest';
import { AWS_POLICY, createIamCloud, OWN_POLICY } from '../test-support/iam-cloud.ts';

test('a policy is answered; documents of AWS are refused by name', async () => {
  const cloud = await createIamCloud();
  expect(await cloud.call('GetPolicy', { PolicyArn: OWN_POLICY })).toMatchObject({
    Policy: { PolicyName: 'own', Path: '/', CreateDate: new Date(cloud.now()) },
  });
  await expect(cloud.call('GetPolicy', { PolicyArn: AWS_POLICY })).rejects.toMatchObject({
    code: 'NotImplemented',
    status: 501,
  });
  await expect(cloud.call('GetPolicy', { PolicyArn: 'arn:aws:iam::000000000000:policy/no' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'Policy arn:aws:iam::000000000000:policy/no was not found.',
    status: 404,
  });
});
