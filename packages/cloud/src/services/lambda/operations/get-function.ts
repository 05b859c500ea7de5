import { formatConfiguration } from '../domain/format-configuration.ts';
import { getFunctionVersion } from '../domain/function-reference.ts';
import type { LambdaOperation } from '../state.ts';

/** Describes a function, where its code is, its tags and its reserved concurrency. */
export const getFunction: LambdaOperation<'GetFunction'> = (input, caller) => {
  const { record, version, qualifier, context } = getFunctionVersion(input.FunctionName, caller, input.Qualifier);
  const reserved = context.state.reservedConcurrency.get(record.name);
  const { code } = version;
  return {
    Configuration: formatConfiguration(record, version, context, qualifier),
    Code: { RepositoryType: 'S3', ...(code.kind === 'local' && { Location: `file://${code.path}` }) },
    ...(Object.keys(record.tags).length > 0 && { Tags: { ...record.tags } }),
    ...(reserved !== undefined && { Concurrency: { ReservedConcurrentExecutions: reserved } }),
  };
};
