import { getFunctionRecord } from '../domain/function-reference.ts';
import { qualifierNotAllowed } from '../errors.ts';
import { pollHeldBack } from '../pollers/schedule-poll.ts';
import type { LambdaOperation } from '../state.ts';

/** Gives a function's reserved concurrency back to the account. */
export const deleteFunctionConcurrency: LambdaOperation<'DeleteFunctionConcurrency'> = (input, caller) => {
  const { record, qualifier, context } = getFunctionRecord(input.FunctionName, caller);
  if (qualifier !== undefined) throw qualifierNotAllowed();
  context.state.reservedConcurrency.delete(record.name);
  pollHeldBack(context, record.name);
  return {};
};
