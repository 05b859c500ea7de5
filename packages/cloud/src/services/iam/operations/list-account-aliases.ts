import { atHome } from '../domain/entity.ts';
import type { IamOperation } from '../state.ts';

/** Lists the account's name, if it has one. */
export const listAccountAliases: IamOperation<'ListAccountAliases'> = (_input, here) => ({
  AccountAliases: [...atHome(here).state.aliases.keys()],
  IsTruncated: false,
});
