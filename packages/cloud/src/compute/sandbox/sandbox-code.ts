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
import type { SandboxRealm } from './sandbox-realm.ts';

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

/** Evaluates the code and finds its handler; throws as Lambda's runtime words it. */
export async function loadHandler(
  code: SandboxCode,
  handler: string,
  realm: SandboxRealm,
  watchImport?: WatchImport,
): Promise<FunctionHandler> {
  if (code.kind === 'function') return code.handler;
  const entry = code.kind === 'bundle' ? code.bundle.entry : code.entry;
  const filename = code.kind === 'bundle' ? code.bundle.filename : code.entry;
  let exports: Record<string, unknown>;
  try {
    exports =
      code.kind === 'bundle'
        ? await evaluate(code.bundle, realm, watchImport)
        : await createImport(entry)(pathToFileURL(entry).href);
  } catch (error) {
    throw describeLoadError(error, filename, entry);
  }
  return findHandlerExport(exports, code.exportPath, handler) as FunctionHandler;
}

function evaluate(
  bundle: Bundle,
  realm: SandboxRealm,
  watchImport: WatchImport | undefined,
): Promise<Record<string, unknown>> {
  const modules = builtinModules(realm);
  const injected: Injected = {
    process: realm.process,
    console: realm.console,
    Date: realm.Date,
    performance: realm.performance,
    awslambda: realm.awslambda,
    setTimeout: realm.setTimeout,
    setInterval: realm.setInterval,
    setImmediate: realm.setImmediate,
    clearTimeout: realm.clearTimeout,
    clearInterval: realm.clearInterval,
    clearImmediate: realm.clearImmediate,
    get fetch() {
      return globalThis.fetch;
    },
    random: realm.random,
    randomUuid: realm.randomUuid,
    abortAfter: realm.abortAfter,
    meta: importMeta(bundle.entry),
    import: createBundleImport(bundle, modules, watchImport),
    reexport,
  };
  return evaluateBundle(bundle, injected, modules);
}

/** Built-in modules that bundled code gets from its sandbox. */
function builtinModules(realm: SandboxRealm): ReadonlyMap<string, Record<string, unknown>> {
  const { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate } = realm;
  const timers = {
    setTimeout,
    setInterval,
    setImmediate,
    clearTimeout,
    clearInterval,
    clearImmediate,
    promises: realm.timerPromises,
  };
  return new Map<string, Record<string, unknown>>([
    ['timers', { ...timers, default: timers }],
    ['timers/promises', { ...realm.timerPromises, default: realm.timerPromises }],
    ['process', moduleOfProcess(realm.process)],
  ]);
}

function moduleOfProcess(own: NodeJS.Process): Record<string, unknown> {
  return new Proxy(own as unknown as Record<string, unknown>, {
    get: (target, key) => (key === 'default' ? own : (Reflect.get(target, key) as unknown)),
    has: (target, key) => key === 'default' || Reflect.has(target, key),
  });
}
