import { crc32, gzipSync } from 'node:zlib';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decodeBody } from './body.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

test('a plain body is left as it is', () => {
  expect(decodeBody(bytesOf('hello'), {})).toEqual({
    body: bytesOf('hello'),
    trailers: {},
    contentEncoding: undefined,
  });
});

describe('gzip', () => {
  test('is undone', () => {
    const { body, contentEncoding } = decodeBody(gzipSync('hello'), { 'content-encoding': 'gzip' });
    expect([textOf(body), contentEncoding]).toEqual(['hello', undefined]);
  });

  test('stays where it belongs to what is stored', () => {
    const stored = gzipSync('hello');
    const { body, contentEncoding } = decodeBody(
      stored,
      { 'content-encoding': 'gzip' },
      { gunzip: false, maxBytes: 1000 },
    );
    expect([body, contentEncoding]).toEqual([stored, 'gzip']);
  });

  test('that is none is refused', () => {
    expect(() => decodeBody(bytesOf('hello'), { 'content-encoding': 'gzip' })).toThrow(
      expect.objectContaining({ code: 'InvalidRequestException', status: 400 }),
    );
  });

  test('that grows beyond the limit is refused before it has grown', () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    expect(() => decodeBody(bomb, { 'content-encoding': 'gzip' }, { maxBytes: 1000 })).toThrow(
      expect.objectContaining({ code: 'RequestEntityTooLargeException', status: 413 }),
    );
  });
});

test('a body beyond the limit is refused', () => {
  expect(() => decodeBody(new Uint8Array(11), {}, { maxBytes: 10 })).toThrow(expect.objectContaining({ status: 413 }));
  expect(decodeBody(new Uint8Array(10), {}, { maxBytes: 10 }).body).toHaveLength(10);
});

describe('aws-chunked', () => {
  const unsigned = { 'content-encoding': 'aws-chunked', 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' };

  test('is taken apart, with the checksum behind it', () => {
    const { body, trailers, contentEncoding } = decodeBody(
      bytesOf('5\r\nhello\r\n7\r\n, world\r\n0\r\nx-amz-checksum-crc32:/6tyOg==\r\n\r\n'),
      unsigned,
    );
    expect([textOf(body), trailers, contentEncoding]).toEqual([
      'hello, world',
      { 'x-amz-checksum-crc32': '/6tyOg==' },
      undefined,
    ]);
  });

  test('with another checksum than its own is refused, before gzip is undone', () => {
    const trailing = (checksum: string): Uint8Array => {
      const stored = gzipSync('hello');
      return Buffer.concat([
        bytesOf(`${stored.byteLength.toString(16)}\r\n`),
        stored,
        bytesOf(`\r\n0\r\nx-amz-checksum-crc32:${checksum}\r\n\r\n`),
      ]);
    };
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(gzipSync('hello')));
    const headers = { ...unsigned, 'content-encoding': 'gzip,aws-chunked', 'x-amz-trailer': 'x-amz-checksum-crc32' };
    expect(textOf(decodeBody(trailing(sum.toString('base64')), headers).body)).toBe('hello');
    expect(() => decodeBody(trailing('AAAAAA=='), headers)).toThrow(expect.objectContaining({ code: 'BadDigest' }));
  });

  test('may have signatures', () => {
    const signed = `5;chunk-signature=${'a'.repeat(64)}\r\nhello\r\n0;chunk-signature=${'b'.repeat(64)}\r\n\r\n`;
    expect(
      textOf(decodeBody(bytesOf(signed), { 'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' }).body),
    ).toBe('hello');
  });

  test('of another length than announced is refused', () => {
    const announced = { ...unsigned, 'x-amz-decoded-content-length': '6' };
    expect(() => decodeBody(bytesOf('5\r\nhello\r\n0\r\n\r\n'), announced)).toThrow(
      expect.objectContaining({ code: 'IncompleteBody' }),
    );
  });

  test('keeps the encodings that were there before', () => {
    expect(decodeBody(bytesOf('0\r\n\r\n'), { 'content-encoding': 'aws-chunked, br' }).contentEncoding).toBe('br');
  });

  test.each(['', '5\r\nhel', '5\r\nhelloXX0\r\n\r\n', 'z\r\n', '5\r\nhello\r\n'])(
    'that ends too early is refused: %j',
    (text) => {
      expect(() => decodeBody(bytesOf(text), unsigned)).toThrow(
        expect.objectContaining({ code: 'IncompleteBody', status: 400 }),
      );
    },
  );

  test('any bytes in any chunks come out as they went in', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 })), (chunks) => {
        const framed = chunks.flatMap((chunk) => [
          bytesOf(`${chunk.byteLength.toString(16)}\r\n`),
          chunk,
          bytesOf('\r\n'),
        ]);
        const { body } = decodeBody(Buffer.concat([...framed, bytesOf('0\r\n\r\n')]), unsigned);
        expect([...body]).toEqual(chunks.flatMap((chunk) => [...chunk]));
      }),
    );
  });
});
