/** Names that Lambda's own runtime gives to failures that are not the handler's. */
export type RuntimeErrorType =
  | 'Runtime.HandlerNotFound'
  | 'Runtime.MalformedHandlerName'
  | 'Runtime.ImportModuleError'
  | 'Runtime.UserCodeSyntaxError'
  | 'Runtime.JSONStringifyError'
  | 'Runtime.CallbackHandlerDeprecated'
  | 'Runtime.UnhandledPromiseRejection'
  | 'Runtime.ExitError'
  | 'Runtime.OutOfMemory'
  | 'Runtime.InvalidEntrypoint'
  | 'Function.ResponseSizeTooLarge'
  | 'Sandbox.Timedout';

/** Builds an error that Lambda's runtime would report under `type`. */
export function runtimeError(type: RuntimeErrorType, message: string, options?: ErrorOptions): Error {
  const error = new Error(message, options);
  error.name = type;
  // The frames would be this package's own, which tell the function's author nothing.
  error.stack = `${type}: ${message}`;
  return error;
}

/** A failed import as Lambda's runtime words it: the original error, stringified. */
export function importModuleError(cause: unknown): Error {
  return runtimeError('Runtime.ImportModuleError', String(cause), { cause });
}
