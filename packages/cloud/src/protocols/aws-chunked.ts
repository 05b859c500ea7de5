import { awsError } from '../kernel/aws-error.ts';
import type { AwsError } from '../kernel/aws-error.ts';

export interface ChunkedBody {
  readonly body: Uint8Array;
  /** Headers after the last chunk, e.g. `x-amz-checksum-crc32`; names in lower case. */
  readonly trailers: Readonly<Record<string, string>>;
}

/**
 * Takes a body out of `aws-chunked` framing: `<hex size>[;chunk-signature=…]\r\n<bytes>\r\n`, …, `0\r\n`, trailers.
 * Chunk signatures are not checked, as those of requests are not unless asked for.
 *
 * @throws an `AwsError` where the framing is broken
 */
export function decodeAwsChunked(bytes: Uint8Array): ChunkedBody {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (;;) {
    const end = buffer.indexOf('\r\n', at);
    const size = end < 0 ? undefined : /^([0-9a-fA-F]{1,8})(?:;.*)?$/.exec(buffer.toString('latin1', at, end))?.[1];
    if (size === undefined) throw incompleteBody();
    const from = end + 2;
    const length = Number.parseInt(size, 16);
    if (length === 0) return { body: join(chunks), trailers: readTrailers(buffer.toString('latin1', from)) };
    if (from + length + 2 > buffer.byteLength || buffer.toString('latin1', from + length, from + length + 2) !== '\r\n')
      throw incompleteBody();
    chunks.push(buffer.subarray(from, from + length));
    at = from + length + 2;
  }
}

function readTrailers(text: string): Record<string, string> {
  const trailers: Record<string, string> = {};
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) trailers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return trailers;
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  const joined = Buffer.concat(chunks);
  return new Uint8Array(joined.buffer, joined.byteOffset, joined.byteLength);
}

/** A body that ends before, or goes on after, what was announced. */
export function incompleteBody(): AwsError {
  // AWS: S3's code and words for a body shorter than its framing says. Source: S3 API reference, Error responses.
  return awsError('IncompleteBody', 'The request body terminated unexpectedly', { status: 400 });
}
