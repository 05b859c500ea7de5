import { getFunctionRecord } from '../domain/function-reference.ts';
import type { LambdaOperation } from '../state.ts';

/** Answers a function's reserved concurrency, if it has any. */
export const getFunctionConcurrency: LambdaOperation<'GetFunctionConcurrency'> = (input, caller) => {
  const { record, context } = getFunctionRecord(input.FunctionName, caller);
  return { ReservedConcurrentExecutions: context.state.reservedConcurrency.get(record.name) };
};
