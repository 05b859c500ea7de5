import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('an account has one name', async () => {
  const cloud = await createIamCloud();
  await cloud.call('CreateAccountAlias', { AccountAlias: 'first' });
  await expect(cloud.call('CreateAccountAlias', { AccountAlias: 'first' })).rejects.toMatchObject({
    code: 'EntityAlreadyExists',
    message: 'The account alias first already exists.',
    status: 409,
  });
  await cloud.call('CreateAccountAlias', { AccountAlias: 'second' });
  expect(await cloud.call('ListAccountAliases', {})).toEqual({ AccountAliases: ['second'], IsTruncated: false });
});
