import type { SkyrigError } from '@skyrig/cloud';

const brand = Symbol.for('skyrig.error');

/**
 * Builds a SkyrigError without loading the cloud, whose own `skyrigError` would bring all of it: `skyrig --help` and a
 * mistyped option answer at once. Both are recognised by the same brand.
 */
export function misuse(code: Uppercase<string>, message: string, options?: ErrorOptions): SkyrigError {
  const error = new Error(message, options);
  error.name = 'SkyrigError';
  return Object.assign(error, {
    [brand]: true,
    code: `ERR_SKYRIG_${code}`,
  }) as unknown as SkyrigError;
}

/** Recognises a SkyrigError, of the cloud's or ours. */
export function isMisuse(value: unknown): value is SkyrigError {
  return value instanceof Error && brand in value;
}
