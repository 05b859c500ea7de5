const brand = Symbol.for('skyrig.error');

/** The user misused us, or a file or store is not as it must be: the message says what happened and what to do. */
export interface SkyrigError extends Error {
  readonly code: `ERR_SKYRIG_${string}`;
}

/**
 * Builds a {@link SkyrigError}; `code` is given without the `ERR_SKYRIG_` prefix. It carries the brand by which every
 * package of the project knows such errors, so this one needs none of the others.
 */
export function skyrigError(code: Uppercase<string>, message: string, options?: ErrorOptions): SkyrigError {
  const error = new Error(message, options);
  error.name = 'SkyrigError';
  return Object.assign(error, { [brand]: true, code: `ERR_SKYRIG_${code}` as const });
}
