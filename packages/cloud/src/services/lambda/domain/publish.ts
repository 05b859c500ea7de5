import { formatConfiguration } from './format-configuration.ts';
import { versionKey } from './function-reference.ts';
import type { FunctionRecord, FunctionVersion, LambdaContext } from '../state.ts';

export interface Published {
  readonly version: FunctionVersion;
  readonly description: ReturnType<typeof formatConfiguration>;
}

/** AWS: publishing code and settings that the last version has already answers that version. */
export function publish(context: LambdaContext, record: FunctionRecord, description?: string): Published {
  const { state, ids, clock } = context;
  const { latest } = record;
  const previous = state.versions.get(versionKey(record.name, String(record.nextVersion - 1)));
  const settings = description === undefined ? latest.settings : { ...latest.settings, description };
  const isSame =
    previous?.code.sha256 === latest.code.sha256 &&
    JSON.stringify({ ...previous.settings, description: '' }) === JSON.stringify({ ...settings, description: '' });
  if (isSame) return describe(context, record, previous);
  const version: FunctionVersion = {
    ...latest,
    settings,
    version: String(record.nextVersion),
    lastModifiedMs: clock.now(),
    revisionId: ids.uuid(),
  };
  state.versions.set(versionKey(record.name, version.version), version);
  state.functions.set(record.name, { ...record, nextVersion: record.nextVersion + 1 });
  return describe(context, record, version);
}

function describe(context: LambdaContext, record: FunctionRecord, version: FunctionVersion): Published {
  return { version, description: formatConfiguration(record, version, context) };
}
