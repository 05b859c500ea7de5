import { concurrencySetAside, provisionedConcurrency, unreservedConcurrency } from '../domain/concurrency.ts';
import { getFunctionRecord } from '../domain/function-reference.ts';
import { invalidParameter, qualifierNotAllowed, reservedBelowProvisioned } from '../errors.ts';
import { MINIMUM_UNRESERVED_CONCURRENCY } from '../limits.ts';
import { pollHeldBack } from '../pollers/schedule-poll.ts';
import type { LambdaOperation } from '../state.ts';

/** Sets how many invocations of a function may run at once. */
export const putFunctionConcurrency: LambdaOperation<'PutFunctionConcurrency'> = (input, caller) => {
  const { record, qualifier, context } = getFunctionRecord(input.FunctionName, caller);
  if (qualifier !== undefined) throw qualifierNotAllowed();
  const { state } = context;
  const wanted = input.ReservedConcurrentExecutions;
  const provisioned = provisionedConcurrency(state, record.name);
  if (wanted < provisioned) throw reservedBelowProvisioned(wanted, provisioned);
  const unreserved = unreservedConcurrency(state) + concurrencySetAside(state, record.name);
  if (unreserved - wanted < MINIMUM_UNRESERVED_CONCURRENCY) {
    throw invalidParameter(
      `Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${String(MINIMUM_UNRESERVED_CONCURRENCY)}].`,
    );
  }
  state.reservedConcurrency.set(record.name, wanted);
  pollHeldBack(context, record.name);
  return { ReservedConcurrentExecutions: wanted };
};
