import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

import { awsError } from '../kernel/aws-error.ts';
import type { AwsError } from '../kernel/aws-error.ts';
import { crc32c } from './body-crc32c.ts';
import { crc64nvme } from './body-crc64nvme.ts';

interface Algorithm {
  /** As errors call it. */
  readonly name: string;
  readonly bytes: number;
  readonly sum: (body: Uint8Array) => Uint8Array;
}

const hash =
  (algorithm: string) =>
  (body: Uint8Array): Uint8Array =>
    createHash(algorithm).update(body).digest();

/** By trailer. Source: S3 User Guide, "Checking object integrity in Amazon S3". */
const ALGORITHMS: Readonly<Record<string, Algorithm>> = {
  'x-amz-checksum-crc32': { name: 'CRC32', bytes: 4, sum: (body) => bigEndian(BigInt(crc32(body)), 4) },
  'x-amz-checksum-crc32c': { name: 'CRC32C', bytes: 4, sum: (body) => bigEndian(BigInt(crc32c(body)), 4) },
  'x-amz-checksum-crc64nvme': { name: 'CRC64NVME', bytes: 8, sum: (body) => bigEndian(crc64nvme(body), 8) },
  'x-amz-checksum-sha1': { name: 'SHA1', bytes: 20, sum: hash('sha1') },
  'x-amz-checksum-sha256': { name: 'SHA256', bytes: 32, sum: hash('sha256') },
};

/**
 * Throws unless a body has the checksums that its trailers tell. Trailers that are no checksum are not looked at.
 *
 * @param announced - the header `x-amz-trailer`: the trailers that must be there
 * @throws an `AwsError` 400: `BadDigest`, `InvalidRequest` for what is no checksum, `MalformedTrailerError` where one is missing
 */
export function assertTrailerChecksums(
  body: Uint8Array,
  trailers: Readonly<Record<string, string>>,
  announced: string | undefined,
): void {
  const expected = (announced ?? '').split(',').map((name) => name.trim().toLowerCase());
  if (expected.some((name) => name !== '' && trailers[name] === undefined)) throw malformedTrailer();
  for (const [trailer, told] of Object.entries(trailers)) {
    const algorithm = Object.hasOwn(ALGORITHMS, trailer) ? ALGORITHMS[trailer] : undefined;
    if (algorithm) assertChecksum(trailer, algorithm, told, body);
  }
}

function assertChecksum(trailer: string, { name, bytes, sum }: Algorithm, told: string, body: Uint8Array): void {
  const given = Buffer.from(told, 'base64');
  if (given.byteLength !== bytes || given.toString('base64') !== told) throw invalidChecksum(trailer);
  if (!given.equals(sum(body))) throw badDigest(name);
}

function bigEndian(value: bigint, length: 4 | 8): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes.subarray(8 - length);
}

// AWS: S3's codes and words; no other service takes such bodies. Source: answers of S3 that the project versity/versitygw,
// which compares itself with S3, has recorded: its issues 1600 and 1691 (MalformedTrailerError) and 1692 (InvalidRequest),
// and pull request 1173 (BadDigest).
function badDigest(algorithm: string): AwsError {
  return awsError('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`, {
    status: 400,
  });
}

function invalidChecksum(trailer: string): AwsError {
  return awsError('InvalidRequest', `Value for ${trailer} trailing header is invalid.`, { status: 400 });
}

function malformedTrailer(): AwsError {
  return awsError(
    'MalformedTrailerError',
    'The request contained trailing data that was not well-formed or did not conform to our published schema.',
    { status: 400 },
  );
}
