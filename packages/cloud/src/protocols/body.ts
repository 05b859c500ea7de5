import { constants } from 'node:buffer';
import { gunzipSync } from 'node:zlib';

import { awsError } from '../kernel/aws-error.ts';
import { incompleteBody, joinChunks, readAwsChunked } from './aws-chunked.ts';
import { assertTrailerChecksums } from './body-checksum.ts';

export interface DecodedBody {
  readonly body: Uint8Array;
  /** Of an `aws-chunked` body; empty otherwise. */
  readonly trailers: Readonly<Record<string, string>>;
  /** What is left of `content-encoding`: what the client means to have stored. Undefined for nothing. */
  readonly contentEncoding: string | undefined;
}

export interface DecodeBodyOptions {
  /** Bytes after decoding. @defaultValue 5 GiB, the largest single S3 upload */
  readonly maxBytes?: number;
  /** Whether gzip is the client compressing a request, to be undone, or belongs to a stored object (S3). @defaultValue true */
  readonly gunzip?: boolean;
}

/**
 * Undoes what was done to a body on its way: `aws-chunked` framing, and gzip. Verifies the checksums that it trails.
 *
 * @param headers - names in lower case
 * @throws an `AwsError`: `RequestEntityTooLargeException` 413 beyond `maxBytes`, `IncompleteBody` and `InvalidRequestException` 400 for what cannot be undone,
 *   `BadDigest`, `InvalidRequest` and `MalformedTrailerError` 400 for checksums
 */
export function decodeBody(
  bytes: Uint8Array,
  headers: Readonly<Record<string, string>>,
  options: DecodeBodyOptions = {},
): DecodedBody {
  const { maxBytes = 5 * 1024 ** 3, gunzip = true } = options;
  let encodings = (headers['content-encoding'] ?? '')
    .split(',')
    .map((encoding) => encoding.trim().toLowerCase())
    .filter((encoding) => encoding !== '');
  let body = bytes;
  let trailers: Readonly<Record<string, string>> = {};
  const isChunked =
    encodings.includes('aws-chunked') || (headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');
  if (isChunked) {
    encodings = encodings.filter((encoding) => encoding !== 'aws-chunked');
    const chunked = readAwsChunked(body);
    body = joinChunks(chunked.chunks);
    trailers = chunked.trailers;
    const announced = headers['x-amz-decoded-content-length'];
    if (announced !== undefined && Number(announced) !== body.byteLength) throw incompleteBody();
    assertTrailerChecksums(body, trailers, headers['x-amz-trailer']);
  }
  if (gunzip && encodings.at(-1) === 'gzip') {
    encodings = encodings.slice(0, -1);
    body = decompress(body, maxBytes);
  }
  if (body.byteLength > maxBytes) throw tooLarge(maxBytes);
  return { body, trailers, contentEncoding: encodings.length === 0 ? undefined : encodings.join(',') };
}

function decompress(bytes: Uint8Array, maxBytes: number): Uint8Array {
  try {
    const plain = gunzipSync(bytes, { maxOutputLength: Math.min(maxBytes, constants.MAX_LENGTH) });
    return new Uint8Array(plain.buffer, plain.byteOffset, plain.byteLength);
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge(maxBytes);
    throw awsError('InvalidRequestException', 'The request body is declared as gzip and is not', { status: 400 });
  }
}

function tooLarge(maxBytes: number): Error {
  return awsError('RequestEntityTooLargeException', `The request body is larger than ${maxBytes} bytes`, {
    status: 413,
  });
}
