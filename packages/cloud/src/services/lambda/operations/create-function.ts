import { readCode } from '../domain/function-code.ts';
import { formatConfiguration } from '../domain/format-configuration.ts';
import { parseFunctionReference } from '../domain/function-reference.ts';
import { mergeSettings } from '../domain/function-settings.ts';
import { publish } from '../domain/publish.ts';
import { functionExists, runtimeAndHandlerMissing } from '../errors.ts';
import type { FunctionRecord, LambdaOperation } from '../state.ts';
import { assertTagCount } from '../domain/tags.ts';

/** Creates a function; with `Publish` also its version 1. It is active at once. */
export const createFunction: LambdaOperation<'CreateFunction'> = (input, caller) => {
  const { name, context } = parseFunctionReference(input.FunctionName, caller);
  const { state, ids, clock } = context;
  if (state.functions.has(name)) throw functionExists(name);
  const { FunctionName: _name, Code, ...rest } = input;
  const settings = mergeSettings(rest);
  if (settings.runtime === '' || settings.handler === '') throw runtimeAndHandlerMissing();
  const tags = input.Tags ?? {};
  assertTagCount(tags);
  const code = readCode(Code, context);
  const latest = { version: '$LATEST', settings, code, lastModifiedMs: clock.now(), revisionId: ids.uuid() };
  const record: FunctionRecord = { name, latest, nextVersion: 1, tags };
  state.functions.set(name, record);
  return input.Publish ? publish(context, record).description : formatConfiguration(record, latest, context);
};
