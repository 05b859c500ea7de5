import { assertAliasTarget, formatAlias, getAliasRecord, readWeights } from '../domain/alias.ts';
import { getFunctionRecord, qualifiedKey } from '../domain/function-reference.ts';
import { allocate } from '../domain/provisioned-concurrency.ts';
import { revisionMismatch } from '../errors.ts';
import type { LambdaOperation } from '../state.ts';

/** Points an alias to another version, or changes its weights or description. */
export const updateAlias: LambdaOperation<'UpdateAlias'> = (input, caller) => {
  const { record, context } = getFunctionRecord(input.FunctionName, caller);
  const alias = getAliasRecord(context, record.name, input.Name);
  if (input.RevisionId !== undefined && input.RevisionId !== alias.revisionId) throw revisionMismatch();
  const version = input.FunctionVersion ?? alias.version;
  assertAliasTarget(context, record, version);
  const routing = input.RoutingConfig ?? { AdditionalVersionWeights: alias.weights };
  const updated = {
    ...alias,
    version,
    description: input.Description ?? alias.description,
    weights: readWeights(context, record, version, routing),
    revisionId: context.ids.uuid(),
  };
  const key = qualifiedKey(record.name, alias.name);
  context.state.aliases.set(key, updated);
  // AWS: environments of the version it leaves are given up for such of the one it goes to. Source: Lambda developer guide,
  // "Configuring provisioned concurrency for a function".
  const provisioned = context.state.provisioned.get(key);
  if (provisioned && version !== alias.version) allocate(context, provisioned);
  return formatAlias(context, record.name, updated);
};
