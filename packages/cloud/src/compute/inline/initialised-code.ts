import type { Bundle } from '../code/bundle.ts';
import { environmentsOwn } from '../code/read-module.ts';
import type { LoadedCode, SandboxCode } from '../sandbox/sandbox-code.ts';
import type { EnvironmentSpec } from '../types.ts';

const maximumKept = 32;

interface Kept {
  readonly key: string;
  readonly loaded: LoadedCode;
}

/**
 * Code of environments that have ended, as it was after its initialisation, for environments that start later: they start
 * cold all the same, as Lambda restores one from a snapshot, and nothing in the code can tell. Most of a cold start goes
 * into clients of the SDK. One per cloud, which clients keep alive by the contexts of their promises.
 */
export class InitialisedCode {
  readonly #kept = new WeakMap<Bundle, Kept[]>();

  /** Code for an environment with this {@link keyOf key}, which is then nobody else's. */
  take(key: string, code: SandboxCode): LoadedCode | undefined {
    const kept = code.kind === 'bundle' ? this.#kept.get(code.bundle) : undefined;
    if (!kept || kept.length === 0) return undefined;
    const position = kept.findIndex((one) => one.key === key);
    return position === -1 ? undefined : kept.splice(position, 1)[0]?.loaded;
  }

  /** Keeps what an environment has released, in place of what was kept longest if there is much. */
  keep(key: string, code: SandboxCode, loaded: LoadedCode): void {
    if (code.kind !== 'bundle') return;
    const kept = this.#kept.get(code.bundle) ?? [];
    this.#kept.set(code.bundle, kept);
    if (kept.push({ key, loaded }) > maximumKept) kept.shift();
  }
}

/** The same for environments whose code is loaded in the same way. */
export function keyOf({ handler, environment }: EnvironmentSpec): string {
  return JSON.stringify([handler, Object.entries(environment).filter(([name]) => !environmentsOwn.has(name))]);
}
