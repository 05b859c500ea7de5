import { pathToFileURL } from 'node:url';
import type { Bundle } from '../code/bundle.ts';
import { findHandlerExport } from '../code/handler-export.ts';
import { createStackMapper, dropWorkerFrames, type StackMapper } from '../code/stack-mapper.ts';
import type { FunctionHandler } from '../types.ts';
import {
  createBundleImport,
  createImport,
  describeLoadError,
  evaluateBundle,
  importMeta,
  type Injected,
  reexport,
  type WatchImport,
} from './evaluate-bundle.ts';
import { builtinModules, ModuleGlobals } from './module-globals.ts';
import type { SandboxRealm } from './sandbox-realm.ts';
import { primeClient } from './prime-client.ts';
import { isClient, isSamePicture, pictureOf } from './state-picture.ts';

/** Code as a sandbox gets it. */
export type SandboxCode =
  | { readonly kind: 'bundle'; readonly bundle: Bundle; readonly exportPath: readonly string[] }
  /** A module that runs as it is, in a thread of its own. */
  | { readonly kind: 'file'; readonly entry: string; readonly exportPath: readonly string[] }
  | { readonly kind: 'function'; readonly handler: FunctionHandler };

/** The file that the code starts from. */
export function entryOf(code: SandboxCode): string | undefined {
  if (code.kind === 'function') return undefined;
  return code.kind === 'bundle' ? code.bundle.entry : code.entry;
}

/** What stacks call the code that runs. */
export function filenameOf(code: Exclude<SandboxCode, { readonly kind: 'function' }>): string {
  return code.kind === 'bundle' ? code.bundle.filename : code.entry;
}

/** How positions in the code's stacks become positions in its source. */
export function stackMapperOf(code: SandboxCode): StackMapper {
  if (code.kind !== 'bundle') return dropWorkerFrames;
  let mapper = mappers.get(code.bundle);
  if (!mapper) {
    const map = createStackMapper(code.bundle.filename, code.bundle.map);
    mapper = (text) => dropWorkerFrames(map(text));
    mappers.set(code.bundle, mapper);
  }
  return mapper;
}

/** One per bundle, since it parses the source map. */
const mappers = new WeakMap<Bundle, StackMapper>();

/** Code that has been evaluated. */
export interface LoadedCode {
  readonly handler: FunctionHandler;
  /** Lets a bundle go on in another environment, with its globals; undefined for code that cannot. */
  readonly moveTo?: (realm: SandboxRealm) => void;
  /** Whether all that the code can remember is known and is what it was when it had been evaluated. */
  isAsLoaded(): boolean;
}

/** Evaluates the code and finds its handler; throws as Lambda's runtime words it. */
export async function loadCode(
  code: SandboxCode,
  handler: string,
  realm: SandboxRealm,
  watchImport?: WatchImport,
): Promise<LoadedCode> {
  if (code.kind === 'function') return { handler: code.handler, isAsLoaded: () => false };
  const entry = code.kind === 'bundle' ? code.bundle.entry : code.entry;
  const filename = code.kind === 'bundle' ? code.bundle.filename : code.entry;
  const find = (exports: Record<string, unknown>): FunctionHandler =>
    findHandlerExport(exports, code.exportPath, handler) as FunctionHandler;
  try {
    if (code.kind === 'file') {
      const exports = await createImport(entry)(pathToFileURL(entry).href);
      return { handler: find(exports), isAsLoaded: () => false };
    }
    const globals = new ModuleGlobals(realm);
    const { exports, state } = await evaluate(code.bundle, globals, watchImport);
    const loaded = state && pictureOf(state());
    for (const member of loaded ?? [])
      if (isClient(member)) await primeClient(member.config as Record<string, unknown>);
    return {
      handler: find(exports),
      moveTo: (other) => {
        globals.realm = other;
      },
      isAsLoaded: () => loaded !== undefined && isSamePicture(loaded, state && pictureOf(state())),
    };
  } catch (error) {
    throw describeLoadError(error, filename, entry);
  }
}

interface Evaluated {
  readonly exports: Record<string, unknown>;
  /** The values of its top-level bindings, where they are all of its state. */
  readonly state: (() => readonly unknown[]) | undefined;
}

async function evaluate(
  bundle: Bundle,
  globals: ModuleGlobals,
  watchImport: WatchImport | undefined,
): Promise<Evaluated> {
  const modules = builtinModules(globals);
  let state: Evaluated['state'];
  const injected: Injected = Object.assign(globals, {
    meta: importMeta(bundle.entry),
    import: createBundleImport(bundle, modules, watchImport),
    reexport,
    remember: (values: () => readonly unknown[]) => {
      state = values;
    },
  });
  return { exports: await evaluateBundle(bundle, injected, modules), state };
}
