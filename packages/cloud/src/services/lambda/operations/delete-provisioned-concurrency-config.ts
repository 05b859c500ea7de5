import { getProvisionable } from '../domain/provisioned-concurrency.ts';
import type { LambdaOperation } from '../state.ts';

/** Gives the environments of a version or alias up. AWS: where there are none it is no error. */
export const deleteProvisionedConcurrencyConfig: LambdaOperation<'DeleteProvisionedConcurrencyConfig'> = (
  input,
  caller,
) => {
  const { key, context } = getProvisionable(input, caller);
  context.state.provisioned.delete(key);
  return {};
};
