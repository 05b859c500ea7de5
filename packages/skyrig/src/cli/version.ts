import { createRequire } from 'node:module';

/** The version of the package. */
export function readVersion(): string {
  return (createRequire(import.meta.url)('skyrig/package.json') as { readonly version: string }).version;
}
