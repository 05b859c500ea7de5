import { formatConfiguration } from '../domain/format-configuration.ts';
import { getFunctionVersion } from '../domain/function-reference.ts';
import type { LambdaOperation } from '../state.ts';

/** Describes a version of a function. */
export const getFunctionConfiguration: LambdaOperation<'GetFunctionConfiguration'> = (input, caller) => {
  const { record, version, qualifier, context } = getFunctionVersion(input.FunctionName, caller, input.Qualifier);
  return formatConfiguration(record, version, context, qualifier);
};
