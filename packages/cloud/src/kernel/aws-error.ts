const brand: unique symbol = Symbol.for('skyrig.aws-error');

/** An answer AWS would give: its exact code, message and HTTP status. Built only in a service's `errors.ts`. */
export interface AwsError extends Error {
  readonly [brand]: true;
  /** AWS's error code, e.g. `ResourceNotFoundException`. */
  readonly code: string;
  readonly status: number;
  readonly fault: 'client' | 'server';
  /** Further modelled members of the error shape, e.g. `CancellationReasons`. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

export interface AwsErrorOptions {
  /** HTTP status. @defaultValue 400 */
  readonly status?: number;
  /** Who is to blame. @defaultValue 'client' below status 500, else 'server' */
  readonly fault?: 'client' | 'server';
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** Builds an {@link AwsError}. */
export function awsError(code: string, message: string, options: AwsErrorOptions = {}): AwsError {
  const status = options.status ?? 400;
  const error = new Error(message) as Error & Record<PropertyKey, unknown>;
  error.name = code;
  error[brand] = true;
  error['code'] = code;
  error['status'] = status;
  error['fault'] = options.fault ?? (status < 500 ? 'client' : 'server');
  if (options.fields) error['fields'] = options.fields;
  return error as unknown as AwsError;
}

/** Recognises an {@link AwsError} by brand, so that two copies of the package agree. */
export function isAwsError(value: unknown): value is AwsError {
  return typeof value === 'object' && value !== null && brand in value;
}
