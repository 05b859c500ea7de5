import { statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { build, type BuildFailure, type Message, type Plugin } from 'esbuild';
import { injectedDefines } from './injected-globals.ts';
import { hasOuterModuleType, ignoreOuterModuleType } from './outer-module-type.ts';
import { toFunctionBody } from './function-body.ts';
import { readModule } from './read-module.ts';
import { importModuleError, runtimeError } from './runtime-error.ts';

/** A function's own code in one text; packages stay where they are and are imported from there. */
export interface Bundle {
  /** Absolute path of the entry. */
  readonly entry: string;
  /** Body of a function of `__skyrig`, `require`, `__filename` and `__dirname`; see `toFunctionBody`. */
  readonly body: string;
  /** The name under which it is evaluated; beside the entry, so that imports and relative maps resolve. */
  readonly filename: string;
  /** Source map, JSON text. */
  readonly map: string;
  /** With the same event, variables, time, random numbers and answers it does the same each time, if it has kept nothing. */
  readonly isRepeatable: boolean;
}

interface CacheEntry {
  readonly bundle: Promise<Bundle>;
  /** Size and modification time of every input; undefined while building. */
  stamps: ReadonlyMap<string, string> | undefined;
}

const cache = new Map<string, CacheEntry>();

/** Bundles an entry file of a folder of code; rebuilds only when one of its inputs has changed. */
export function bundleEntry(entry: string, folder?: string): Promise<Bundle> {
  const key = JSON.stringify([entry, folder]);
  const known = cache.get(key);
  if (known && (known.stamps === undefined || isFresh(known.stamps))) return known.bundle;
  const created: CacheEntry = {
    stamps: undefined,
    bundle: buildEntry(entry, folder).then(
      ({ bundle, inputs }) => {
        created.stamps = new Map(inputs.map((path) => [path, stampOf(path)]));
        return bundle;
      },
      (error: unknown) => {
        cache.delete(key);
        throw error;
      },
    ),
  };
  cache.set(key, created);
  return created.bundle;
}

async function buildEntry(entry: string, folder: string | undefined): Promise<{ bundle: Bundle; inputs: string[] }> {
  const filename = join(dirname(entry), `${basename(entry)}.skyrig.mjs`);
  const result = await build({
    entryPoints: [entry],
    outfile: filename,
    absWorkingDir: dirname(entry),
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    sourcemap: 'external',
    charset: 'utf8',
    logLevel: 'silent',
    define: injectedDefines(),
    plugins: [
      keepPackagesExternal,
      ...(folder !== undefined && hasOuterModuleType(folder) ? [ignoreOuterModuleType(folder)] : []),
    ],
  }).catch((error: unknown) => {
    throw describeFailure(error, dirname(entry));
  });
  const text = (suffix: string): string => result.outputFiles.find((file) => file.path.endsWith(suffix))?.text ?? '';
  const map = text('.map');
  const comment = `\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString('base64')}`;
  const code = text('.mjs');
  const { state, isRepeatable } = readModule(code);
  return {
    bundle: {
      entry,
      filename,
      map,
      body: (await toFunctionBody(code, state)) + comment,
      isRepeatable,
    },
    inputs: Object.keys(result.metafile.inputs).map((path) => resolve(dirname(entry), path)),
  };
}

/** Installed packages stay external; a workspace's own packages, which may be TypeScript, are bundled. */
const keepPackagesExternal: Plugin = {
  name: 'skyrig-packages',
  setup(context) {
    const marker = Symbol('resolving');
    context.onResolve({ filter: /^[^./]/ }, async (args) => {
      if (args.kind === 'entry-point' || args.pluginData === marker) return undefined;
      if (isBuiltin(args.path)) return { path: args.path, external: true };
      const { resolveDir, kind, importer, path } = args;
      const found = await context.resolve(path, { resolveDir, kind, importer, pluginData: marker });
      const isOwn = found.errors.length === 0 && !found.external && !/[\\/]node_modules[\\/]/.test(found.path);
      return isOwn ? { path: found.path, namespace: found.namespace } : { path, external: true };
    });
  },
};

function describeFailure(error: unknown, folder: string): Error {
  const [first] = (error as Partial<BuildFailure>).errors ?? [];
  if (!first) return importModuleError(error);
  const place = placeOf(first, folder);
  const missing = /^Could not resolve "([^"]+)"/.exec(first.text);
  if (missing)
    return importModuleError(new Error(`Cannot find module '${String(missing[1])}'\nRequire stack:\n- ${place}`));
  const failure = runtimeError('Runtime.UserCodeSyntaxError', `SyntaxError: ${first.text} (${place})`);
  failure.stack = `${place}\n${first.location?.lineText ?? ''}\n\nSyntaxError: ${first.text}`;
  return failure;
}

function placeOf(message: Message, folder: string): string {
  const location = message.location;
  return location
    ? `${resolve(folder, location.file)}:${String(location.line)}:${String(location.column + 1)}`
    : folder;
}

function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${String(found.mtimeMs)}:${String(found.size)}` : 'missing';
}

function isFresh(stamps: ReadonlyMap<string, string>): boolean {
  for (const [path, stamp] of stamps) if (stampOf(path) !== stamp) return false;
  return true;
}
