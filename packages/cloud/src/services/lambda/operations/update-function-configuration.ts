import { formatConfiguration } from '../domain/format-configuration.ts';
import { getFunctionRecord } from '../domain/function-reference.ts';
import { mergeSettings } from '../domain/function-settings.ts';
import { revisionMismatch } from '../errors.ts';
import type { LambdaOperation } from '../state.ts';

/** Changes the settings of `$LATEST`; what the request leaves out stays. */
export const updateFunctionConfiguration: LambdaOperation<'UpdateFunctionConfiguration'> = (input, caller) => {
  const { record, context } = getFunctionRecord(input.FunctionName, caller);
  const { state, ids, clock } = context;
  if (input.RevisionId !== undefined && input.RevisionId !== record.latest.revisionId) throw revisionMismatch();
  const { FunctionName: _name, RevisionId: _revision, ...rest } = input;
  const settings = mergeSettings(rest, record.latest.settings);
  const latest = { ...record.latest, settings, lastModifiedMs: clock.now(), revisionId: ids.uuid() };
  state.functions.set(record.name, { ...record, latest });
  return formatConfiguration(record, latest, context);
};
