import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { readAwsChunked } from '../protocols/aws-chunked.ts';

/** What the signature of a request's headers leaves for those of its chunks. */
export interface ChunkSigning {
  readonly key: Buffer;
  /** `x-amz-date`. */
  readonly date: string;
  readonly scope: string;
  /** Of the request, which the first chunk's stands on. */
  readonly seed: string;
}

const hash = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');
const EMPTY = hash('');

/** Whether the payload of such a request is signed chunk by chunk. */
export function hasSignedChunks(contentSha256: string | undefined): boolean {
  return contentSha256?.startsWith('STREAMING-AWS4-HMAC-SHA256-PAYLOAD') ?? false;
}

/**
 * Whether every chunk of an `aws-chunked` body, and its trailers where they are signed too, have the right signature.
 * Each signature stands on the one before it, so that chunks can be neither left out nor put into another order.
 *
 * Source: S3 API reference, "Signature Calculations for the Authorization Header: Transferring Payload in Multiple
 * Chunks", and "… Including Trailing Headers".
 */
export function areChunksSigned(body: Uint8Array, contentSha256: string, signing: ChunkSigning): boolean {
  const { chunks, trailers, trailerSignature } = readAwsChunked(body);
  let previous = signing.seed;
  for (const { bytes, signature } of chunks) {
    const expected = sign('AWS4-HMAC-SHA256-PAYLOAD', signing, [previous, EMPTY, hash(bytes)]);
    if (!isEqual(signature, expected)) return false;
    previous = expected;
  }
  if (!contentSha256.endsWith('-TRAILER')) return true;
  const canonical = Object.entries(trailers)
    .map(([name, value]) => `${name}:${value}\n`)
    .sort()
    .join('');
  return isEqual(trailerSignature, sign('AWS4-HMAC-SHA256-TRAILER', signing, [previous, hash(canonical)]));
}

function sign(algorithm: string, { key, date, scope }: ChunkSigning, parts: readonly string[]): string {
  return createHmac('sha256', key)
    .update([algorithm, date, scope, ...parts].join('\n'))
    .digest('hex');
}

function isEqual(given: string | undefined, expected: string): boolean {
  return given?.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}
