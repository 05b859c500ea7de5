const brand: unique symbol = Symbol.for('skyrig.error');

/** The user misused Skyrig. The message says what happened, with which value, and what to do. */
export interface SkyrigError extends Error {
  readonly [brand]: true;
  readonly code: `ERR_SKYRIG_${string}`;
}

/** Builds a {@link SkyrigError}; `code` is given without the `ERR_SKYRIG_` prefix. */
export function skyrigError(code: Uppercase<string>, message: string, options?: ErrorOptions): SkyrigError {
  const error = new Error(message, options) as Error & Record<PropertyKey, unknown>;
  error.name = 'SkyrigError';
  error[brand] = true;
  error['code'] = `ERR_SKYRIG_${code}`;
  return error as unknown as SkyrigError;
}

/** Recognises a {@link SkyrigError} by brand. */
export function isSkyrigError(value: unknown): value is SkyrigError {
  return typeof value === 'object' && value !== null && brand in value;
}
