/** Base64 as AWS prints binary values in messages. */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** Orders bytes as unsigned numbers; a prefix comes first. */
export function compareBytes(one: Uint8Array, two: Uint8Array): number {
  const shared = Math.min(one.length, two.length);
  for (let index = 0; index < shared; index += 1) {
    const difference = (one[index] ?? 0) - (two[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - two.length;
}

/** Whether the needle occurs in the bytes from a given place on. */
export function startsWithBytes(bytes: Uint8Array, needle: Uint8Array, from = 0): boolean {
  if (from + needle.length > bytes.length) return false;
  for (let index = 0; index < needle.length; index += 1) if (bytes[from + index] !== needle[index]) return false;
  return true;
}

/** Whether the needle occurs anywhere in the bytes. */
export function includesBytes(bytes: Uint8Array, needle: Uint8Array): boolean {
  for (let from = 0; from + needle.length <= bytes.length; from += 1)
    if (startsWithBytes(bytes, needle, from)) return true;
  return false;
}

/** Orders strings as their UTF-8 bytes, which is DynamoDB's order, without encoding them. */
export function compareUtf8(one: string, two: string): number {
  if (one === two) return 0;
  const shared = Math.min(one.length, two.length);
  for (let index = 0; index < shared; index += 1) {
    const left = one.charCodeAt(index);
    const right = two.charCodeAt(index);
    if (left !== right) return utf8Rank(left) - utf8Rank(right);
  }
  return one.length - two.length;
}

/** In UTF-16, surrogates (which stand for the highest code points) sort below U+E000 … U+FFFF; in UTF-8 above. */
function utf8Rank(codeUnit: number): number {
  return codeUnit >= 0xd800 && codeUnit <= 0xdfff ? codeUnit + 0x10000 : codeUnit;
}

/** The number of bytes of a string in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const codeUnit = text.charCodeAt(index);
    if (codeUnit < 0x80) continue;
    // A surrogate pair is two code units and four bytes: two bytes each.
    bytes += codeUnit < 0x800 || (codeUnit >= 0xd800 && codeUnit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}
