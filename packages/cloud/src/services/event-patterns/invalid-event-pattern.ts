const BRAND = 'skyrigInvalidEventPattern';

/**
 * Why an event pattern cannot be used, in the words that AWS puts after
 * `Event pattern is not valid. Reason: `. Each service wraps it in its own error.
 */
export class InvalidEventPattern extends Error {
  readonly skyrigInvalidEventPattern: true = true;
  /** The reason alone, with the location in the pattern where AWS gives one. */
  readonly reason: string;

  constructor(reason: string) {
    super(`Event pattern is not valid. Reason: ${reason}`);
    this.name = 'InvalidEventPattern';
    this.reason = reason;
  }
}

/** Recognises the error by brand, so that a second copy of the package is understood too. */
export function isInvalidEventPattern(error: unknown): error is InvalidEventPattern {
  return typeof error === 'object' && error !== null && BRAND in error;
}
