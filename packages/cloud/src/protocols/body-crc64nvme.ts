/** The polynomial, its bits in reverse, in two halves: JavaScript's integers have 32 bits where they are fast. */
const HIGH = 0x9a6c9329;
const LOW = 0xac4bc9b5;

const HIGH_TABLE = new Uint32Array(256);
const LOW_TABLE = new Uint32Array(256);
for (let byte = 0; byte < 256; byte += 1) {
  let high = 0;
  let low = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    const divides = (low & 1) === 1;
    low = ((low >>> 1) | (high << 31)) ^ (divides ? LOW : 0);
    high = (high >>> 1) ^ (divides ? HIGH : 0);
  }
  HIGH_TABLE[byte] = high;
  LOW_TABLE[byte] = low;
}

/** CRC-64/NVME of bytes. Source: NVM Express command set specification 1.0d, section 5.2.1.3.4. */
export function crc64nvme(bytes: Uint8Array): bigint {
  let high = 0xffffffff;
  let low = 0xffffffff;
  for (const byte of bytes) {
    const index = (low ^ byte) & 0xff;
    low = ((low >>> 8) | (high << 24)) ^ (LOW_TABLE[index] ?? 0);
    high = (high >>> 8) ^ (HIGH_TABLE[index] ?? 0);
  }
  return (BigInt(~high >>> 0) << 32n) | BigInt(~low >>> 0);
}
