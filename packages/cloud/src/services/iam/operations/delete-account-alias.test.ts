import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('a name is taken away once', async () => {
  const cloud = await createIamCloud();
  await cloud.call('CreateAccountAlias', { AccountAlias: 'first' });
  await cloud.call('DeleteAccountAlias', { AccountAlias: 'first' });
  expect(await cloud.call('ListAccountAliases', {})).toEqual({ AccountAliases: [], IsTruncated: false });
  await expect(cloud.call('DeleteAccountAlias', { AccountAlias: 'first' })).rejects.toMatchObject({
    code: 'NoSuchEntity',
    message: 'The account alias first cannot be found.',
    status: 404,
  });
});
