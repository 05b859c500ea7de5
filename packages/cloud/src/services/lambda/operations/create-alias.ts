import { assertAliasTarget, formatAlias, readWeights } from '../domain/alias.ts';
import { functionArn, getFunctionRecord, qualifiedKey } from '../domain/function-reference.ts';
import { aliasExists } from '../errors.ts';
import type { LambdaOperation } from '../state.ts';

/** Creates a name for a version; with routing weights some invocations go to a second version. */
export const createAlias: LambdaOperation<'CreateAlias'> = (input, caller) => {
  const { record, context } = getFunctionRecord(input.FunctionName, caller);
  const key = qualifiedKey(record.name, input.Name);
  if (context.state.aliases.has(key)) throw aliasExists(functionArn(context, record.name, input.Name));
  assertAliasTarget(context, record, input.FunctionVersion);
  const alias = {
    name: input.Name,
    version: input.FunctionVersion,
    description: input.Description ?? '',
    weights: readWeights(context, record, input.FunctionVersion, input.RoutingConfig),
    revisionId: context.ids.uuid(),
  };
  context.state.aliases.set(key, alias);
  return formatAlias(context, record.name, alias);
};
