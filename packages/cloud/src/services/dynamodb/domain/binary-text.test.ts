import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareBytes, compareUtf8, includesBytes, startsWithBytes, toBase64, utf8Length } from './binary-text.ts';

const text = fc.string({ unit: 'binary' });
const bytes = fc.uint8Array({ maxLength: 6, max: 3 });

test('strings are ordered and measured as their UTF-8 bytes are', () => {
  fc.assert(
    fc.property(text, text, (one, two) => {
      expect(utf8Length(one)).toBe(Buffer.byteLength(one));
      expect(Math.sign(compareUtf8(one, two))).toBe(Buffer.compare(Buffer.from(one), Buffer.from(two)));
    }),
  );
  expect(compareUtf8('\u{1F600}', '\uFFFD')).toBeGreaterThan(0);
});

test('bytes are ordered as unsigned numbers and searched as buffers are', () => {
  fc.assert(
    fc.property(bytes, bytes, (one, two) => {
      expect(Math.sign(compareBytes(one, two))).toBe(Buffer.compare(one, two));
      expect(includesBytes(one, two)).toBe(Buffer.from(one).includes(Buffer.from(two)));
      expect(startsWithBytes(one, two)).toBe(Buffer.from(one).subarray(0, two.length).equals(two));
    }),
  );
});

test('base64 covers the view and not the whole buffer behind it', () => {
  expect(toBase64(new Uint8Array([9, 1, 2, 9]).subarray(1, 3))).toBe('AQI=');
});
