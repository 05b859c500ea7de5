import { concurrencySetAside, provisionedConcurrency, unreservedConcurrency } from '../domain/concurrency.ts';
import { inFunction } from '../domain/delete-function-record.ts';
import { isVersionNumber, qualifiedKey } from '../domain/function-reference.ts';
import {
  allocate,
  formatProvisionedConcurrency,
  getProvisionable,
  type ProvisionableFunction,
} from '../domain/provisioned-concurrency.ts';
import {
  aliasProvisioned,
  latestNotProvisionable,
  provisionedAboveReserved,
  provisionedAboveUnreserved,
  provisionedLeavesTooLittle,
  versionProvisioned,
} from '../errors.ts';
import { MINIMUM_UNRESERVED_CONCURRENCY } from '../limits.ts';
import type { LambdaOperation } from '../state.ts';

/** Sets how many environments a version or alias has for itself; they are allocated a moment later. */
export const putProvisionedConcurrencyConfig: LambdaOperation<'PutProvisionedConcurrencyConfig'> = (input, caller) => {
  const found = getProvisionable(input, caller, latestNotProvisionable);
  const { name, qualifier, context } = found;
  const requested = input.ProvisionedConcurrentExecutions;
  assertRoom(found, requested);
  assertProvisionedOnce(found);
  const config = { functionName: name, qualifier, requested, lastModifiedMs: context.clock.now() };
  allocate(context, config);
  return formatProvisionedConcurrency({ ...config, isReady: false });
};

function assertRoom({ name, key, context: { state } }: ProvisionableFunction, requested: number): void {
  const others = provisionedConcurrency(state, name) - (state.provisioned.get(key)?.requested ?? 0);
  const reserved = state.reservedConcurrency.get(name);
  if (reserved !== undefined) {
    if (others + requested > reserved) throw provisionedAboveReserved();
    return;
  }
  const unreserved = unreservedConcurrency(state) + concurrencySetAside(state, name) - others;
  if (requested > unreserved) throw provisionedAboveUnreserved(unreserved);
  if (unreserved - requested < MINIMUM_UNRESERVED_CONCURRENCY)
    throw provisionedLeavesTooLittle(MINIMUM_UNRESERVED_CONCURRENCY);
}

/** AWS: either a version or an alias that points to it. */
function assertProvisionedOnce({ name, qualifier, key, context: { state } }: ProvisionableFunction): void {
  if (!isVersionNumber(qualifier)) {
    const version = state.aliases.get(key)?.version;
    if (state.provisioned.has(qualifiedKey(name, version))) throw versionProvisioned();
    return;
  }
  const pointing = inFunction(state.aliases, name).filter(([, { version }]) => version === qualifier);
  if (pointing.some(([alias]) => state.provisioned.has(alias))) throw aliasProvisioned();
}
