import { formatProvisionedConcurrency, getProvisionable } from '../domain/provisioned-concurrency.ts';
import { provisionedConcurrencyNotFound } from '../errors.ts';
import type { LambdaOperation } from '../state.ts';

/** Tells how many environments a version or alias has for itself. */
export const getProvisionedConcurrencyConfig: LambdaOperation<'GetProvisionedConcurrencyConfig'> = (input, caller) => {
  const { key, context } = getProvisionable(input, caller);
  const config = context.state.provisioned.get(key);
  if (!config) throw provisionedConcurrencyNotFound();
  return formatProvisionedConcurrency(config);
};
