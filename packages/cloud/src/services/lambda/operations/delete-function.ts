import { deleteFunctionRecord, deleteVersion } from '../domain/delete-function-record.ts';
import { getFunctionRecord } from '../domain/function-reference.ts';
import { invalidParameter } from '../errors.ts';
import type { LambdaOperation } from '../state.ts';

/** Deletes a function with all that belongs to it, or one version. Running invocations go on; event source mappings stay, idle. */
export const deleteFunction: LambdaOperation<'DeleteFunction'> = (input, caller) => {
  const { record, qualifier, context } = getFunctionRecord(input.FunctionName, caller, input.Qualifier);
  if (qualifier === '$LATEST')
    throw invalidParameter('$LATEST version cannot be deleted without deleting the function.');
  if (qualifier === undefined) deleteFunctionRecord(context, record);
  else deleteVersion(context, record, qualifier);
  return { StatusCode: 204 };
};
