import { expect, test } from 'vitest';
import { crc64nvme } from './body-crc64nvme.ts';

// The first is the check value of the catalogue of parametrised CRC algorithms, the others are of the specification's table.
test.each([
  [Buffer.from('123456789'), 0xae8b14860a799888n],
  [new Uint8Array(4096), 0x6482d367eb22b64en],
  [new Uint8Array(4096).fill(0xff), 0xc0ddba7302eca3acn],
  [new Uint8Array(0), 0n],
])('the sum of bytes is right', (bytes, sum) => {
  expect(crc64nvme(bytes)).toBe(sum);
});
