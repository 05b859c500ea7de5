import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assertTrailerChecksums } from './body-checksum.ts';

const body = Buffer.from('Hello world');
// The checksums of "Hello world" as the tests of the AWS SDKs have them.
const right: Readonly<Record<string, string>> = {
  'x-amz-checksum-crc32': 'i9aeUg==',
  'x-amz-checksum-crc32c': 'crUfeA==',
  'x-amz-checksum-crc64nvme': 'OOJZ0D8xKts=',
  'x-amz-checksum-sha1': 'e1AsOh9IyGCa4hLN+2Od7jlnP14=',
  'x-amz-checksum-sha256': 'ZOyIygCyaOW6GjVnihtTFtIS9PNmskdyMlNKiuyjfzw=',
};

describe.each(Object.entries(right))('%s', (trailer, value) => {
  test('passes where it is right', () => {
    expect(() => assertTrailerChecksums(body, { [trailer]: value }, trailer)).not.toThrow();
  });

  test('is refused of any other body', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (other) => {
        fc.pre(!body.equals(other));
        expect(() => assertTrailerChecksums(other, { [trailer]: value }, trailer)).toThrow(
          /you specified did not match the calculated checksum\.$/,
        );
      }),
    );
  });

  test('is refused where it cannot be one', () => {
    for (const wrong of ['', 'AAA=', 'not base64!', `${value}AAAA`]) {
      expect(() => assertTrailerChecksums(body, { [trailer]: wrong }, undefined)).toThrow(
        expect.objectContaining({
          code: 'InvalidRequest',
          message: `Value for ${trailer} trailing header is invalid.`,
        }),
      );
    }
  });
});

test('a wrong checksum is named', () => {
  expect(() => assertTrailerChecksums(body, { 'x-amz-checksum-sha256': 'A'.repeat(43) + '=' }, undefined)).toThrow(
    expect.objectContaining({
      code: 'BadDigest',
      status: 400,
      message: 'The SHA256 you specified did not match the calculated checksum.',
    }),
  );
});

test('a trailer that was announced must come', () => {
  expect(() => assertTrailerChecksums(body, {}, 'x-amz-checksum-crc32')).toThrow(
    expect.objectContaining({ code: 'MalformedTrailerError', status: 400 }),
  );
});

test('other trailers are not looked at', () => {
  expect(() => assertTrailerChecksums(body, { 'x-amz-meta-a': '1' }, 'X-Amz-Meta-A')).not.toThrow();
});

test('sums of any body are those of zlib and OpenSSL', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const sum = Buffer.alloc(4);
      sum.writeUInt32BE(crc32(bytes));
      const trailers = {
        'x-amz-checksum-crc32': sum.toString('base64'),
        'x-amz-checksum-sha1': createHash('sha1').update(bytes).digest('base64'),
      };
      expect(() => assertTrailerChecksums(bytes, trailers, undefined)).not.toThrow();
    }),
  );
});
