import type { StoreMap } from '../../../kernel/store-map.ts';
import { invalidParameter, resourceConflict } from '../errors.ts';
import type { FunctionRecord, LambdaContext } from '../state.ts';
import { isVersionNumber, qualifiedKey, versionKey } from './function-reference.ts';

/** Deletes a function with its versions, aliases, URLs, policies and settings. */
export function deleteFunctionRecord(context: LambdaContext, { name }: FunctionRecord): void {
  const { state } = context;
  for (const url of inFunction(state.urls, name)) state.urlIds.delete(url[1].urlId);
  for (const map of [
    state.versions,
    state.aliases,
    state.eventInvokeConfigs,
    state.provisioned,
    state.urls,
    state.policies,
  ]) {
    for (const [key] of inFunction<unknown>(map as StoreMap<string, unknown>, name)) map.delete(key);
  }
  const events = [...state.asyncEvents.values()].filter((event) => event.functionName === name);
  for (const { requestId } of events) state.asyncEvents.delete(requestId);
  state.reservedConcurrency.delete(name);
  state.functions.delete(name);
}

/** AWS: deleting a version that is not there succeeds. */
export function deleteVersion(context: LambdaContext, { name }: FunctionRecord, version: string): void {
  if (!isVersionNumber(version)) {
    throw invalidParameter('Deletion of aliases is not currently supported.');
  }
  const aliases = inFunction(context.state.aliases, name)
    .filter(([, alias]) => alias.version === version || version in alias.weights)
    .map(([, alias]) => alias.name);
  if (aliases.length > 0) {
    throw resourceConflict(
      `Unable to delete version because the following aliases reference it: [${aliases.join(', ')}]`,
    );
  }
  context.state.provisioned.delete(qualifiedKey(name, version));
  context.state.versions.delete(versionKey(name, version));
}

/** Entries of a map that is keyed by `name:…`. */
export function inFunction<V>(map: StoreMap<string, V>, name: string): [string, V][] {
  return [...map.range({ from: `${name}:`, to: `${name}:\uFFFF` })];
}
