import { atHome } from '../domain/entity.ts';
import { entityAlreadyExists } from '../errors.ts';
import type { IamOperation } from '../state.ts';

/** Names the account; the name it had is gone. */
export const createAccountAlias: IamOperation<'CreateAccountAlias'> = ({ AccountAlias }, here) => {
  const { state } = atHome(here);
  if (state.aliases.has(AccountAlias)) throw entityAlreadyExists(`The account alias ${AccountAlias} already exists.`);
  state.aliases.clear();
  state.aliases.set(AccountAlias, true);
  return {};
};
