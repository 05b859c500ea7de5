import { createRequire } from 'node:module';

/** A class of the SDK whose methods may be replaced. */
export interface SdkClass {
  readonly prototype: Record<string, unknown>;
}

/** The classes of one copy of the SDK for JavaScript v3 that are of interest here; each copy has some of them. */
export interface SdkClasses {
  readonly NodeHttpHandler?: SdkClass;
  readonly SignatureV4?: SdkClass;
  readonly ProviderError?: SdkClass;
}

const ofInterest =
  /[\\/]@smithy[\\/](node-http-handler|signature-v4|property-provider|core[\\/]dist-cjs[\\/]submodules[\\/]config)[\\/]/;
/** The modules of this thread; what is imported natively is among them, since the SDK's packages are CommonJS. */
const { cache } = createRequire(process.execPath);
const known = new Set<string>();
let lookedAt = 0;

/**
 * Finds copies of the SDK that this thread has loaded since the last look. A copy that is bundled into the code, or
 * loaded by a loader with a cache of its own, is not found.
 */
export function findNewSdkCopies(): readonly SdkClasses[] {
  const files = Object.keys(cache);
  if (files.length === lookedAt) return [];
  lookedAt = files.length;
  const found: SdkClasses[] = [];
  for (const file of files) {
    if (!ofInterest.test(file) || known.has(file)) continue;
    const loaded = cache[file];
    // One that is still being evaluated is looked at the next time.
    if (loaded?.loaded !== true) {
      lookedAt = 0;
      continue;
    }
    known.add(file);
    found.push(loaded.exports as SdkClasses);
  }
  return found;
}
