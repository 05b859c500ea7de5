const brand: unique symbol = Symbol.for('skyrig.template-error') as never;

/** A template that CloudFormation would refuse, with AWS's own words in `message`. */
export interface TemplateError extends Error {
  readonly [brand]: true;
  /** What to do about it: ours, never part of what AWS answers. */
  readonly hint?: string;
  /** 1-based position in the text, where it is known. */
  readonly line?: number;
  readonly column?: number;
}

export interface TemplateErrorOptions {
  readonly hint?: string;
  readonly line?: number;
  readonly column?: number;
}

/** Builds a {@link TemplateError}. */
export function templateError(message: string, options: TemplateErrorOptions = {}): TemplateError {
  const error = new Error(message);
  return Object.assign(error, { name: 'TemplateError', [brand]: true as const, ...options });
}

/** Recognises a {@link TemplateError} by brand. */
export function isTemplateError(value: unknown): value is TemplateError {
  return typeof value === 'object' && value !== null && brand in value;
}
