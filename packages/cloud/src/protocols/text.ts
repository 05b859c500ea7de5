const encoder = new TextEncoder();

/** Bytes of a text in UTF-8. */
export function toBytes(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Text of bytes in UTF-8. */
export function toText(bytes: Uint8Array): string {
  return asBuffer(bytes).toString('utf8');
}

/** Base64 of bytes. */
export function toBase64(bytes: Uint8Array): string {
  return asBuffer(bytes).toString('base64');
}

/** Bytes of base64, as a plain `Uint8Array`. Tolerant: check first where errors matter. */
export function fromBase64(text: string): Uint8Array {
  const buffer = Buffer.from(text, 'base64');
  // Small buffers share a pool, which whatever keeps or clones the bytes should not drag along.
  const owned = buffer.byteLength === buffer.buffer.byteLength;
  return owned ? new Uint8Array(buffer.buffer) : Uint8Array.from(buffer);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
