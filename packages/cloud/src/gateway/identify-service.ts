import type { WireRequest } from '../protocols/wire.ts';
import type { CatalogueEntry } from '../services/catalogue.ts';
import type { Credentials } from './credentials.ts';

type Entries = readonly (readonly [id: string, entry: CatalogueEntry])[];

function byTarget(request: WireRequest, entries: Entries): string | undefined {
  const prefix = request.headers['x-amz-target']?.split('.')[0];
  return prefix === undefined ? undefined : entries.find(([, entry]) => entry.targetPrefix === prefix)?.[0];
}

function byHost(request: WireRequest, entries: Entries): string | undefined {
  const host = request.headers['host'];
  if (!host) return undefined;
  const named = (name: string): boolean => host === name || host.startsWith(`${name}.`);
  return entries.find(([, entry]) => entry.hosts?.some(named) === true || named(entry.signingName))?.[0];
}

function byQueryVersion(request: WireRequest, entries: Entries): string | undefined {
  if (!(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded') && !request.query)
    return undefined;
  const text = request.query || new TextDecoder().decode(request.body.subarray(0, 4096));
  const version = /(?:^|&)Version=(\d{4}-\d{2}-\d{2})/.exec(text)?.[1];
  return version === undefined ? undefined : entries.find(([, entry]) => entry.queryVersion === version)?.[0];
}

/** Which emulated service a request is for: by target, by credential scope, by host, by Query version, by path. */
export function identifyService(request: WireRequest, credentials: Credentials, entries: Entries): string | undefined {
  const target = byTarget(request, entries);
  if (target) return target;
  if (credentials.service !== undefined) {
    const signed = entries.find(([, entry]) => entry.signingName === credentials.service);
    // Signed for a service that is not emulated: nothing else may claim it.
    return signed?.[0];
  }
  return (
    byHost(request, entries) ??
    byQueryVersion(request, entries) ??
    entries.find(([, entry]) => entry.paths?.test(request.path))?.[0]
  );
}
