import { formatAlias } from '../domain/alias.ts';
import { inFunction } from '../domain/delete-function-record.ts';
import { getFunctionRecord } from '../domain/function-reference.ts';
import { paginate } from '../domain/paginate.ts';
import type { LambdaOperation } from '../state.ts';

/** Lists aliases by name, all or those of one version. */
export const listAliases: LambdaOperation<'ListAliases'> = (input, caller) => {
  const { record, context } = getFunctionRecord(input.FunctionName, caller);
  const all = inFunction(context.state.aliases, record.name)
    .map(([, alias]) => alias)
    .filter(({ version }) => input.FunctionVersion === undefined || version === input.FunctionVersion);
  const page = paginate(all, ({ name }) => name, input.Marker, input.MaxItems);
  return { Aliases: page.items.map((alias) => formatAlias(context, record.name, alias)), NextMarker: page.next };
};
