import type { WireRequest } from '../protocols/wire.ts';
import type { CatalogueEntry } from '../services/catalogue.ts';
import type { Credentials } from './credentials.ts';

type Entries = readonly (readonly [id: string, entry: CatalogueEntry])[];

const targets = new WeakMap<Entries, ReadonlyMap<string, string>>();

/** Services by the prefix of their targets; of two with the same prefix the first. */
function targetsOf(entries: Entries): ReadonlyMap<string, string> {
  let found = targets.get(entries);
  if (!found) {
    const pairs = entries.flatMap(([id, { targetPrefix }]) => (targetPrefix === undefined ? [] : [[targetPrefix, id]]));
    found = new Map(pairs.reverse() as [string, string][]);
    targets.set(entries, found);
  }
  return found;
}

function byTarget(request: WireRequest, entries: Entries): string | undefined {
  const target = request.headers['x-amz-target'];
  return target === undefined ? undefined : targetsOf(entries).get(target.split('.', 1)[0] ?? '');
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
