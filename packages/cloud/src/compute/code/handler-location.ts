import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { importModuleError, runtimeError } from './runtime-error.ts';

/** Tried in this order for a handler's module; the entry as written comes first. */
export const sourceExtensions: readonly string[] = ['.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs'];

export interface HandlerLocation {
  /** Absolute path of the file that exports the handler. */
  readonly entry: string;
  /** Names to follow from the module: `['handler']`, `['api', 'get']`. */
  readonly exportPath: readonly string[];
}

/** Splits `src/app.handler` into the module `src/app` and the export path `handler`. */
export function parseHandler(handler: string): { readonly module: string; readonly exportPath: readonly string[] } {
  // AWS: wording and rules of the runtime interface client. Source: aws-lambda-nodejs-runtime-interface-client, src/function and src/utils/handler-path.
  if (handler.includes('..')) {
    throw runtimeError(
      'Runtime.MalformedHandlerName',
      `'${handler}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`,
    );
  }
  const file = basename(handler);
  const dot = file.indexOf('.');
  if (dot < 1 || dot === file.length - 1) throw runtimeError('Runtime.MalformedHandlerName', 'Bad handler');
  const folder = handler.slice(0, handler.length - file.length);
  return { module: folder + file.slice(0, dot), exportPath: file.slice(dot + 1).split('.') };
}

/** Finds the file of a handler in a folder, or takes the entry file that is given. */
export function locateHandler(path: string, handler: string): HandlerLocation {
  const { module, exportPath } = parseHandler(handler);
  if (!existsSync(path)) throw cannotFind(module, `${path} does not exist`);
  if (!statSync(path).isDirectory()) return { entry: path, exportPath };
  const base = join(path, module);
  const entry = sourceExtensions.map((extension) => base + extension).find((candidate) => existsSync(candidate));
  if (entry === undefined) {
    throw cannotFind(
      module,
      `looked for ${sourceExtensions.map((extension) => basename(base) + extension).join(', ')} in ${dirname(base)}`,
    );
  }
  return { entry, exportPath };
}

function cannotFind(module: string, detail: string): Error {
  // AWS: the first line is Lambda's own; what was looked for replaces its require stack.
  return importModuleError(new Error(`Cannot find module '${module}'\n(${detail})`));
}
