import { awsError } from '../kernel/aws-error.ts';
import type { AwsError } from '../kernel/aws-error.ts';

/** A piece of a body, in order; the last one is empty. */
export interface BodyChunk {
  readonly bytes: Uint8Array;
  /** In hexadecimal digits; undefined where chunks are not signed. */
  readonly signature: string | undefined;
}

export interface ChunkedBody {
  readonly chunks: readonly BodyChunk[];
  /** Headers after the last chunk, e.g. `x-amz-checksum-crc32`; names in lower case. */
  readonly trailers: Readonly<Record<string, string>>;
  /** `x-amz-trailer-signature`, which signs the trailers. */
  readonly trailerSignature: string | undefined;
}

const SIZE_LINE = /^([0-9a-fA-F]{1,8})(?:;(?:chunk-signature=([0-9a-f]{64})|.*))?$/;

/**
 * Takes a body apart that is in `aws-chunked` framing: `<hex size>[;chunk-signature=…]\r\n<bytes>\r\n`, …, `0\r\n`,
 * trailers. What signatures and checksums say is for others to verify.
 *
 * @throws an `AwsError` where the framing is broken
 */
export function readAwsChunked(bytes: Uint8Array): ChunkedBody {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: BodyChunk[] = [];
  let at = 0;
  for (;;) {
    const end = buffer.indexOf('\r\n', at);
    const [, size, signature] = (end < 0 ? undefined : SIZE_LINE.exec(buffer.toString('latin1', at, end))) ?? [];
    if (size === undefined) throw incompleteBody();
    const from = end + 2;
    const length = Number.parseInt(size, 16);
    chunks.push({ bytes: buffer.subarray(from, from + length), signature });
    if (length === 0) {
      const { 'x-amz-trailer-signature': trailerSignature, ...trailers } = readTrailers(
        buffer.toString('latin1', from),
      );
      return { chunks, trailers, trailerSignature };
    }
    if (from + length + 2 > buffer.byteLength || buffer.toString('latin1', from + length, from + length + 2) !== '\r\n')
      throw incompleteBody();
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

/** What the chunks hold, in one piece. */
export function joinChunks(chunks: readonly BodyChunk[]): Uint8Array {
  const joined = Buffer.concat(chunks.map(({ bytes }) => bytes));
  return new Uint8Array(joined.buffer, joined.byteOffset, joined.byteLength);
}

/** A body that ends before, or goes on after, what was announced. */
export function incompleteBody(): AwsError {
  // AWS: S3's code and words for a body shorter than its framing says. Source: S3 API reference, Error responses.
  return awsError('IncompleteBody', 'The request body terminated unexpectedly', { status: 400 });
}
