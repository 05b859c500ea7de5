import { inFunction } from '../domain/delete-function-record.ts';
import { functionArn, getFunctionRecord } from '../domain/function-reference.ts';
import { paginate } from '../domain/paginate.ts';
import { formatProvisionedConcurrency } from '../domain/provisioned-concurrency.ts';
import type { LambdaOperation } from '../state.ts';

/** Lists the provisioned concurrency of a function's versions and aliases. */
export const listProvisionedConcurrencyConfigs: LambdaOperation<'ListProvisionedConcurrencyConfigs'> = (
  input,
  caller,
) => {
  const { name, context } = getFunctionRecord(input.FunctionName, caller);
  const all = inFunction(context.state.provisioned, name).map(([, config]) => config);
  const page = paginate(all, ({ qualifier }) => qualifier, input.Marker, input.MaxItems);
  return {
    ProvisionedConcurrencyConfigs: page.items.map((config) => ({
      FunctionArn: functionArn(context, name, config.qualifier),
      ...formatProvisionedConcurrency(config),
    })),
    NextMarker: page.next,
  };
};
