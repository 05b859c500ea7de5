import { bundleEntry } from './bundle.ts';
import { locateHandler } from './handler-location.ts';
import { unpackZip } from './unpack-zip.ts';
import type { SandboxCode } from '../sandbox/sandbox-code.ts';
import type { EnvironmentSpec } from '../types.ts';

export interface PreparedCode {
  readonly code: SandboxCode;
  /** Removes what was unpacked. */
  remove(): void;
}

/** Makes a function's JavaScript or TypeScript ready for a sandbox; throws as Lambda's runtime words it. */
export async function prepareCode(spec: EnvironmentSpec, mode: 'inline' | 'thread'): Promise<PreparedCode> {
  const { code, handler } = spec;
  if (code.kind === 'function') return { code: { kind: 'function', handler: code.handler }, remove: () => undefined };
  if (code.kind === 'local') {
    const { entry, exportPath } = locateHandler(code.path, handler);
    const folder = entry === code.path ? undefined : code.path;
    return { code: { kind: 'bundle', bundle: await bundleEntry(entry, folder), exportPath }, remove: () => undefined };
  }
  const unpacked = unpackZip(code.bytes);
  try {
    const { entry, exportPath } = locateHandler(unpacked.path, handler);
    // A package is deployed as it runs; only in the test's own thread its globals have to be replaced, by bundling it.
    if (mode === 'thread' && /\.[cm]?js$/.test(entry))
      return { code: { kind: 'file', entry, exportPath }, remove: unpacked.remove };
    return {
      code: { kind: 'bundle', bundle: await bundleEntry(entry, unpacked.path), exportPath },
      remove: unpacked.remove,
    };
  } catch (error) {
    unpacked.remove();
    throw error;
  }
}
