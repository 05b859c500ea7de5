import { createRequire, isBuiltin } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileFunction, constants } from 'node:vm';
import type { Bundle } from '../code/bundle.ts';
import { type InjectedGlobal, injectedName } from '../code/injected-globals.ts';
import { importModuleError, runtimeError } from '../code/runtime-error.ts';
import { isErrorLike } from './error-report.ts';

type Exports = Record<string, unknown>;

/** What bundled code finds under the injected name. */
export interface Injected extends Record<InjectedGlobal, unknown> {
  readonly random: () => number;
  readonly abortAfter: (delayMs: number) => AbortSignal;
  readonly randomUuid: () => string;
  readonly meta: ImportMeta;
  readonly import: (specifier: string, names?: readonly string[]) => Promise<Exports>;
  readonly reexport: (target: Exports, source: Exports) => void;
  /** Gets a function that answers the values of the module's top-level bindings, if they are all of its state. */
  readonly remember: (values: () => readonly unknown[]) => void;
}

/** Imports a package, and knows when that begins and ends. */
export type WatchImport = (load: () => Promise<Exports>) => Promise<Exports>;

type CompiledModule = (
  injected: Injected,
  require: NodeJS.Require,
  filename: string,
  dirname: string,
) => Promise<Exports>;

const compiled = new WeakMap<Bundle, CompiledModule>();

/** Evaluates a bundle afresh: module state of its own, packages shared with the thread. Answers its exports. */
export function evaluateBundle(
  bundle: Bundle,
  injected: Injected,
  modules: ReadonlyMap<string, Exports>,
): Promise<Exports> {
  let run = compiled.get(bundle);
  if (!run) {
    run = compileFunction(bundle.body, [injectedName, 'require', '__filename', '__dirname'], {
      filename: bundle.filename,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    }) as CompiledModule;
    compiled.set(bundle, run);
  }
  const native = requireOf(bundle.entry);
  const require = Object.assign((id: string): unknown => modules.get(bareName(id)) ?? native(id), native);
  return run(injected, require, bundle.entry, dirname(bundle.entry));
}

/** `import()` as if written in a file. */
export function createImport(filename: string): (specifier: string) => Promise<Exports> {
  const load = compileFunction('return import(specifier)', ['specifier'], {
    filename,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  }) as (specifier: string) => Promise<Exports>;
  return (specifier) => withoutLoaderWarning(() => load(specifier));
}

/** Node.js 20 warns once, when an import is made, that the constant above is experimental; to the function's author that is noise. */
function withoutLoaderWarning<T>(run: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = (warning: string | Error, ...rest: never[]) => {
    if (!String(warning).includes('USE_MAIN_CONTEXT_DEFAULT_LOADER')) emitWarning.call(process, warning, ...rest);
  };
  try {
    return run();
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** Packages that a bundle has imported. They are the thread's own, the same for each of its environments. */
const imported = new WeakMap<Bundle, Map<string, Promise<Exports>>>();
const arrived = new WeakMap<Bundle, Set<Exports>>();

/** The packages that a bundle has imported so far. */
export function importedPackages(bundle: Bundle): Iterable<Exports> {
  return arrived.get(bundle) ?? [];
}

/** Imports what bundled code asks for: a replaced built-in or a package as seen from the entry. `watch` gets each package's first import. */
export function createBundleImport(
  bundle: Bundle,
  modules: ReadonlyMap<string, Exports>,
  watch: WatchImport = (load) => load(),
): Injected['import'] {
  const packages = imported.get(bundle) ?? new Map<string, Promise<Exports>>();
  imported.set(bundle, packages);
  const load = async (specifier: string): Promise<Exports> => {
    const known = packages.get(specifier);
    if (known) return known;
    const found = watch(() => createImport(bundle.filename)(specifier));
    packages.set(specifier, found);
    found.then(
      (loaded) => arrived.set(bundle, (arrived.get(bundle) ?? new Set()).add(loaded)),
      // Node.js tries again what could not be found, e.g. a file that did not exist yet.
      () => packages.delete(specifier),
    );
    return found;
  };
  return async (specifier, names = []) => {
    const found = modules.get(bareName(specifier)) ?? (await load(specifier));
    for (const name of names) {
      if (!(name in found))
        throw new SyntaxError(`The requested module '${specifier}' does not provide an export named '${name}'`);
    }
    return found;
  };
}

/** Copies exports as getters, as `export * from` does. */
export function reexport(target: Exports, source: Exports): void {
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(source))) {
    if (name in target) continue;
    Object.defineProperty(
      target,
      name,
      descriptor.get ? { ...descriptor, enumerable: true } : { get: () => source[name], enumerable: true },
    );
  }
}

/** `import.meta` of the entry. */
export function importMeta(entry: string): ImportMeta {
  return {
    get url() {
      return pathToFileURL(entry).href;
    },
    filename: entry,
    dirname: dirname(entry),
    resolve: (id: string) => pathToFileURL(requireOf(entry).resolve(id)).href,
  };
}

const requires = new Map<string, NodeJS.Require>();

/** `require` as of the entry, which keeps no state of an environment. */
function requireOf(entry: string): NodeJS.Require {
  let found = requires.get(entry);
  if (!found) requires.set(entry, (found = createRequire(entry)));
  return found;
}

/** Names a failure to load as Lambda's runtime does. */
export function describeLoadError(error: unknown, bundleFilename: string, entry: string): unknown {
  // AWS: only missing modules and syntax errors are renamed; what the module throws stays what it is.
  // Source: aws-lambda-nodejs-runtime-interface-client, src/function/module-loader.ts.
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND')
    return importModuleError(String(error).replaceAll(bundleFilename, entry));
  if (isErrorLike(error) && error.name === 'SyntaxError')
    return runtimeError('Runtime.UserCodeSyntaxError', String(error), { cause: error });
  return error;
}

function bareName(specifier: string): string {
  return isBuiltin(specifier) ? specifier.replace(/^node:/, '') : specifier;
}
