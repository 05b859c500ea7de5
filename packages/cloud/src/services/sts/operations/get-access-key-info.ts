import { accountOfAccessKey } from '../../../kernel/access-key.ts';
import type { StsOperation } from '../state.ts';

/** Tells the account of an access key: the one that requests signed with it reach. */
export const getAccessKeyInfo: StsOperation<'GetAccessKeyInfo'> = ({ AccessKeyId }) => ({
  Account: accountOfAccessKey(AccessKeyId),
});
