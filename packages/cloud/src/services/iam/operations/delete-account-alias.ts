import { atHome } from '../domain/entity.ts';
import { aliasNotFound } from '../errors.ts';
import type { IamOperation } from '../state.ts';

/** Takes the account's name away. */
export const deleteAccountAlias: IamOperation<'DeleteAccountAlias'> = ({ AccountAlias }, here) => {
  if (!atHome(here).state.aliases.delete(AccountAlias)) throw aliasNotFound(AccountAlias);
  return {};
};
