import { createHash } from 'node:crypto';

import { normaliseMessage } from './normalise-message.ts';
import { findOwnFrame } from './own-frame.ts';

/** What two failures have in common when they have the same cause. */
export interface NormalisedFailure {
  /** Hash over message and frame. */
  readonly id: string;
  /** The first lines of the message, with everything that varies replaced: `Timed out after <duration>`. */
  readonly message: string;
  /** The top frame in the project's own code, without line numbers: `readOrder (src/orders.ts)`; empty when unknown. */
  readonly frame: string;
}

// A history repeats the same few failures many thousands of times.
const cacheLimit = 20_000;
const cache = new Map<string, Map<string, NormalisedFailure>>();
let cached = 0;

function computeSignature(message: string, trace: string): NormalisedFailure {
  const normalised = normaliseMessage(message);
  const frame = findOwnFrame(trace);
  const id = createHash('sha1').update(normalised).update('\n').update(frame).digest('hex').slice(0, 12);
  return { id, message: normalised, frame };
}

/** Normalises a failure, so that the same cause gives the same id on every machine and in every run. */
export function failureSignature(message: string, trace = ''): NormalisedFailure {
  const known = cache.get(message)?.get(trace);
  if (known !== undefined) return known;
  if (cached >= cacheLimit) {
    cache.clear();
    cached = 0;
  }
  const signature = computeSignature(message, trace);
  const ofMessage = cache.get(message) ?? new Map<string, NormalisedFailure>();
  ofMessage.set(trace, signature);
  cache.set(message, ofMessage);
  cached += 1;
  return signature;
}
