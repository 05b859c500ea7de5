import { setEntry } from './entries.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });
const breakMark: unique symbol = Symbol('cbor.break');
/** Deeper than any shape of AWS's, shallower than the call stack. */
const maximumDepth = 512;

/**
 * Decodes one CBOR item (RFC 8949). Tag 1 is a `Date`; other tags are dropped. Integers beyond 2^53 lose their last digits, as numbers do.
 *
 * @throws RangeError where the bytes are no CBOR
 */
export function decodeCbor(bytes: Uint8Array): unknown {
  const reader = new CborReader(bytes);
  const value = reader.read(0);
  if (value === breakMark || !reader.atEnd) throw new RangeError('More than one CBOR item');
  return value;
}

class CborReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get atEnd(): boolean {
    return this.#at === this.#bytes.byteLength;
  }

  read(depth: number): unknown {
    if (depth > maximumDepth) throw new RangeError('CBOR is nested too deeply');
    const head = this.#view.getUint8(this.#at);
    this.#at += 1;
    const major = head >> 5;
    const info = head & 31;
    if (major === 7) return this.#readSimple(info);
    const count = info === 31 ? undefined : this.#readCount(info);
    switch (major) {
      case 0:
        return definite(count);
      case 1:
        return -1 - definite(count);
      case 2:
        return count === undefined
          ? Buffer.concat(this.#readAll<Uint8Array>(depth)).subarray()
          : this.#take(count).slice();
      case 3:
        return count === undefined ? this.#readAll<string>(depth).join('') : decoder.decode(this.#take(count));
      case 4:
        return count === undefined ? this.#readAll(depth) : this.#readMany(count, depth);
      case 5:
        return this.#readMap(count, depth);
      default:
        return readTag(definite(count), this.read(depth + 1));
    }
  }

  #readMany(count: number, depth: number): unknown[] {
    const elements: unknown[] = [];
    for (let index = 0; index < count; index += 1) elements.push(this.read(depth + 1));
    return elements;
  }

  #readAll<T>(depth: number): T[] {
    const elements: T[] = [];
    for (let element = this.read(depth + 1); element !== breakMark; element = this.read(depth + 1))
      elements.push(element as T);
    return elements;
  }

  #readMap(count: number | undefined, depth: number): Record<string, unknown> {
    const entries: Record<string, unknown> = {};
    for (let index = 0; count === undefined || index < count; index += 1) {
      const key = this.read(depth + 1);
      if (key === breakMark) break;
      setEntry(entries, String(key), this.read(depth + 1));
    }
    return entries;
  }

  #readSimple(info: number): unknown {
    if (info === 20 || info === 21) return info === 21;
    if (info === 22 || info === 23) return null;
    if (info === 31) return breakMark;
    const at = this.#at;
    if (info === 25) {
      this.#at += 2;
      return readHalf(this.#view.getUint16(at));
    }
    if (info === 26) {
      this.#at += 4;
      return this.#view.getFloat32(at);
    }
    if (info === 27) {
      this.#at += 8;
      return this.#view.getFloat64(at);
    }
    throw new RangeError(`CBOR simple value ${info} has no meaning here`);
  }

  #readCount(info: number): number {
    if (info < 24) return info;
    const at = this.#at;
    if (info === 24) {
      this.#at += 1;
      return this.#view.getUint8(at);
    }
    if (info === 25) {
      this.#at += 2;
      return this.#view.getUint16(at);
    }
    if (info === 26) {
      this.#at += 4;
      return this.#view.getUint32(at);
    }
    if (info === 27) {
      this.#at += 8;
      return Number(this.#view.getBigUint64(at));
    }
    throw new RangeError(`CBOR count ${info} is reserved`);
  }

  #take(count: number): Uint8Array {
    const from = this.#at;
    if (from + count > this.#bytes.byteLength) throw new RangeError('CBOR ends too early');
    this.#at += count;
    return this.#bytes.subarray(from, this.#at);
  }
}

function definite(count: number | undefined): number {
  if (count === undefined) throw new RangeError('CBOR count is missing');
  return count;
}

function readTag(tag: number, value: unknown): unknown {
  return tag === 1 && typeof value === 'number' ? new Date(Math.round(value * 1000)) : value;
}

function readHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
