import { readCode } from '../domain/function-code.ts';
import { formatConfiguration } from '../domain/format-configuration.ts';
import { getFunctionRecord } from '../domain/function-reference.ts';
import { publish } from '../domain/publish.ts';
import { revisionMismatch } from '../errors.ts';
import type { LambdaOperation } from '../state.ts';

/** Replaces the code of `$LATEST`; environments with the old code get no further invocations. */
export const updateFunctionCode: LambdaOperation<'UpdateFunctionCode'> = (input, caller) => {
  const { record, context } = getFunctionRecord(input.FunctionName, caller);
  const { state, ids, clock } = context;
  if (input.RevisionId !== undefined && input.RevisionId !== record.latest.revisionId) throw revisionMismatch();
  const code = readCode(input, context);
  const settings = {
    ...record.latest.settings,
    architectures: input.Architectures ?? record.latest.settings.architectures,
  };
  const latest = { ...record.latest, settings, code, lastModifiedMs: clock.now(), revisionId: ids.uuid() };
  const updated = { ...record, latest };
  if (input.DryRun) return formatConfiguration(updated, latest, context);
  state.functions.set(record.name, updated);
  return input.Publish ? publish(context, updated).description : formatConfiguration(updated, latest, context);
};
