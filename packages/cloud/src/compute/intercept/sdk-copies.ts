import { createRequire } from 'node:module';
import type { SdkFiles } from './home-settings.ts';

/** A class of the SDK whose methods may be replaced. */
export interface SdkClass {
  readonly prototype: Record<string, unknown>;
}

/** What one module of a copy of the SDK for JavaScript v3 exports that is of interest here; each has some of it. */
export interface SdkModule {
  readonly NodeHttpHandler?: SdkClass;
  readonly SignatureV4?: SdkClass;
  readonly ProviderError?: SdkClass;
  readonly externalDataInterceptor?: SdkFiles;
}

const ofInterest =
  /[\\/]@smithy[\\/](node-http-handler|signature-v4|property-provider|shared-ini-file-loader|core[\\/]dist-cjs[\\/]submodules[\\/]config)[\\/]/;
/** The modules of this thread; what is imported natively is among them, since the SDK's packages are CommonJS. */
const { cache } = createRequire(process.execPath);
const known = new Set<string>();
let lookedAt = 0;

/**
 * Finds copies of the SDK that this thread has loaded since the last look. A copy that is bundled into the code, or
 * loaded by a loader with a cache of its own, is not found.
 */
export function findNewSdkCopies(): readonly SdkModule[] {
  const files = Object.keys(cache);
  if (files.length === lookedAt) return [];
  lookedAt = files.length;
  const found: SdkModule[] = [];
  for (const file of files) {
    if (!ofInterest.test(file) || known.has(file)) continue;
    const loaded = cache[file];
    // One that is still being evaluated is looked at the next time.
    if (loaded?.loaded !== true) {
      lookedAt = 0;
      continue;
    }
    known.add(file);
    found.push(loaded.exports as SdkModule);
  }
  return found;
}
