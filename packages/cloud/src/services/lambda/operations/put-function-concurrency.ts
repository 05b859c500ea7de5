import { totalReserved } from '../domain/concurrency.ts';
import { getFunctionRecord } from '../domain/function-reference.ts';
import { invalidParameter, qualifierNotAllowed } from '../errors.ts';
import { ACCOUNT_CONCURRENCY, MINIMUM_UNRESERVED_CONCURRENCY } from '../limits.ts';
import { pollHeldBack } from '../pollers/schedule-poll.ts';
import type { LambdaOperation } from '../state.ts';

/** Sets how many invocations of a function may run at once. */
export const putFunctionConcurrency: LambdaOperation<'PutFunctionConcurrency'> = (input, caller) => {
  const { record, qualifier, context } = getFunctionRecord(input.FunctionName, caller);
  if (qualifier !== undefined) throw qualifierNotAllowed();
  const { reservedConcurrency } = context.state;
  const wanted = input.ReservedConcurrentExecutions;
  const others = totalReserved(context.state) - (reservedConcurrency.get(record.name) ?? 0);
  if (ACCOUNT_CONCURRENCY - others - wanted < MINIMUM_UNRESERVED_CONCURRENCY) {
    throw invalidParameter(
      `Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${String(MINIMUM_UNRESERVED_CONCURRENCY)}].`,
    );
  }
  reservedConcurrency.set(record.name, wanted);
  pollHeldBack(context, record.name);
  return { ReservedConcurrentExecutions: wanted };
};
