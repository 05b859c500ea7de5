import { runtimeError } from './runtime-error.ts';

type AnyFunction = (...args: never[]) => unknown;

/** Follows the handler's path through a module's exports; a CommonJS module's exports are its default export. */
export function findHandlerExport(exports: unknown, exportPath: readonly string[], handler: string): AnyFunction {
  const found = follow(exports, exportPath) ?? follow(property(exports, 'default'), exportPath);
  // AWS: wording of the runtime interface client. Source: aws-lambda-nodejs-runtime-interface-client, src/function/handler-resolver.
  if (found === undefined || found === null)
    throw runtimeError('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  if (typeof found !== 'function') throw runtimeError('Runtime.HandlerNotFound', `${handler} is not a function`);
  return found as AnyFunction;
}

function follow(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(property, root);
}

function property(value: unknown, name: string): unknown {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return undefined;
  return (value as Record<string, unknown>)[name];
}
