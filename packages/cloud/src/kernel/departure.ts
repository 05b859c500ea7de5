/**
 * Tells when a client has gone before its answer. An `AbortSignal` is one; making one for every request would cost as
 * much as a step, so that an entrance may give something lighter.
 */
export interface Departure {
  addEventListener(type: 'abort', listener: () => void, options: { readonly once: true }): void;
}
