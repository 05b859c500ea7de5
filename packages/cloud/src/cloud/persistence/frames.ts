import { crc32 } from 'node:zlib';
import { deserialize, serialize } from 'node:v8';

/*
 * A frame is: length of the payload (4 bytes, big-endian), CRC-32 of the payload (4 bytes), payload
 * (node:v8 serialisation, which keeps bytes, dates and undefined).
 */
const HEADER = 8;

/** One value as a frame. */
export function formatFrame(value: unknown): Buffer {
  const payload = serialize(value);
  const frame = Buffer.allocUnsafe(HEADER + payload.length);
  frame.writeUInt32BE(payload.length, 0);
  frame.writeUInt32BE(crc32(payload), 4);
  payload.copy(frame, HEADER);
  return frame;
}

export interface Frames {
  readonly values: unknown[];
  /** Length of the whole frames, in bytes. */
  readonly length: number;
  /** Where a whole frame is damaged. What a killed process leaves is a frame cut short, never a damaged one. */
  readonly damagedAt: number | undefined;
}

/** Reads frames until the end, a frame cut short, or a damaged one. */
export function parseFrames(bytes: Buffer): Frames {
  const values: unknown[] = [];
  let at = 0;
  while (at + HEADER <= bytes.length) {
    const size = bytes.readUInt32BE(at);
    if (at + HEADER + size > bytes.length) break;
    const payload = bytes.subarray(at + HEADER, at + HEADER + size);
    if (crc32(payload) !== bytes.readUInt32BE(at + 4)) return { values, length: at, damagedAt: at };
    values.push(deserialize(payload));
    at += HEADER + size;
  }
  return { values, length: at, damagedAt: undefined };
}
