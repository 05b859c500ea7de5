import { expect, test } from 'vitest';
import { createIamCloud } from '../test-support/iam-cloud.ts';

test('each account has its own name', async () => {
  const cloud = await createIamCloud();
  await cloud.call('CreateAccountAlias', { AccountAlias: 'mine' });
  expect(await cloud.call('ListAccountAliases', {})).toEqual({ AccountAliases: ['mine'], IsTruncated: false });
  expect(await cloud.call('ListAccountAliases', {}, { account: '111122223333' })).toEqual({
    AccountAliases: [],
    IsTruncated: false,
  });
});
