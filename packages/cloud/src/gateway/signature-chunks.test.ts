import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { areChunksSigned, hasSignedChunks } from './signature-chunks.ts';

const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();
// The examples of the S3 API reference, "Transferring Payload in Multiple Chunks" and "Including Trailing Headers":
// 66,560 letters a in chunks of 64 KiB, with the documentation's own key.
const key = ['20130524', 'us-east-1', 's3', 'aws4_request'].reduce<Buffer>(
  hmac,
  Buffer.from('AWS4wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
);
const signing = { key, date: '20130524T000000Z', scope: '20130524/us-east-1/s3/aws4_request' };
const PAYLOAD = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD';

function framed(signatures: readonly [string, string, string], tail: string): Buffer {
  const [first, second, last] = signatures;
  return Buffer.from(
    `10000;chunk-signature=${first}\r\n${'a'.repeat(65_536)}\r\n` +
      `400;chunk-signature=${second}\r\n${'a'.repeat(1024)}\r\n` +
      `0;chunk-signature=${last}\r\n${tail}\r\n`,
  );
}

describe('the chunks of the documentation', () => {
  const seed = '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9';
  const body = framed(
    [
      'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
      '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
      'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
    ],
    '',
  );

  test('are signed', () => {
    expect(areChunksSigned(body, PAYLOAD, { ...signing, seed })).toBe(true);
  });

  test('are not, with another byte, another seed, or without a signature', () => {
    const changed = Buffer.from(body);
    changed[66_000] = 'b'.charCodeAt(0);
    expect(areChunksSigned(changed, PAYLOAD, { ...signing, seed })).toBe(false);
    expect(areChunksSigned(body, PAYLOAD, { ...signing, seed: 'f'.repeat(64) })).toBe(false);
    expect(areChunksSigned(Buffer.from('1\r\na\r\n0\r\n\r\n'), PAYLOAD, { ...signing, seed })).toBe(false);
  });
});

describe('the trailer of the documentation', () => {
  const seed = '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e';
  const withTrailer = (checksum: string): Buffer =>
    framed(
      [
        'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
        '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
        '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
      ],
      `x-amz-checksum-crc32c:${checksum}\n\r\n` +
        'x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n',
    );

  test('is signed', () => {
    expect(areChunksSigned(withTrailer('sOO8/Q=='), `${PAYLOAD}-TRAILER`, { ...signing, seed })).toBe(true);
  });

  test('is not, with another checksum', () => {
    expect(areChunksSigned(withTrailer('AAAA/Q=='), `${PAYLOAD}-TRAILER`, { ...signing, seed })).toBe(false);
  });
});

test('only payloads that say so are signed in chunks', () => {
  const kinds = [PAYLOAD, `${PAYLOAD}-TRAILER`, 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', 'UNSIGNED-PAYLOAD', undefined];
  expect(kinds.map(hasSignedChunks)).toEqual([true, true, false, false, false]);
});
