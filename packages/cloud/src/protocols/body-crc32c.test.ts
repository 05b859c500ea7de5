import { expect, test } from 'vitest';
import { crc32c } from './body-crc32c.ts';

// The first is the check value of the catalogue of parametrised CRC algorithms, the others are of RFC 3720, appendix B.4.
test.each([
  [Buffer.from('123456789'), 0xe3069283],
  [new Uint8Array(32), 0x8a9136aa],
  [new Uint8Array(32).fill(0xff), 0x62a8ab43],
  [Uint8Array.from({ length: 32 }, (_, index) => index), 0x46dd794e],
  [new Uint8Array(0), 0],
])('the sum of %j is right', (bytes, sum) => {
  expect(crc32c(bytes)).toBe(sum);
});
