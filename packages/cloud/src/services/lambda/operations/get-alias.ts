import { formatAlias, getAliasRecord } from '../domain/alias.ts';
import { getFunctionRecord } from '../domain/function-reference.ts';
import type { LambdaOperation } from '../state.ts';

/** Describes an alias. */
export const getAlias: LambdaOperation<'GetAlias'> = (input, caller) => {
  const { record, context } = getFunctionRecord(input.FunctionName, caller);
  return formatAlias(context, record.name, getAliasRecord(context, record.name, input.Name));
};
