import { unreservedConcurrency } from '../domain/concurrency.ts';
import { ACCOUNT_CONCURRENCY, CODE_STORAGE_BYTES, UNZIPPED_BYTES, ZIP_UPLOAD_BYTES } from '../limits.ts';
import type { LambdaOperation } from '../state.ts';

/** Answers the account's limits and how much of them is used. */
export const getAccountSettings: LambdaOperation<'GetAccountSettings'> = (_input, { state }) => {
  let size = 0;
  for (const { latest } of state.functions.values()) size += latest.code.size;
  for (const { code } of state.versions.values()) size += code.size;
  return {
    AccountLimit: {
      TotalCodeSize: CODE_STORAGE_BYTES,
      CodeSizeUnzipped: UNZIPPED_BYTES,
      CodeSizeZipped: ZIP_UPLOAD_BYTES,
      ConcurrentExecutions: ACCOUNT_CONCURRENCY,
      UnreservedConcurrentExecutions: unreservedConcurrency(state),
    },
    AccountUsage: { TotalCodeSize: size, FunctionCount: state.functions.size },
  };
};
