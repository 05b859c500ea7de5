const encoder = new TextEncoder();

/** Encodes what the Smithy protocols use of CBOR: numbers, texts, bytes, booleans, null, lists, maps, and dates as epoch seconds. */
export function encodeCbor(value: unknown): Uint8Array {
  const writer = new CborWriter();
  writer.write(value);
  return writer.bytes();
}

class CborWriter {
  #buffer = new Uint8Array(256);
  #view = new DataView(this.#buffer.buffer);
  #length = 0;

  bytes(): Uint8Array {
    return this.#buffer.slice(0, this.#length);
  }

  write(value: unknown): void {
    if (typeof value === 'string') this.#writeBytes(0x60, encoder.encode(value));
    else if (typeof value === 'number') this.#writeNumber(value);
    else if (typeof value === 'bigint') this.#writeNumber(Number(value));
    else if (typeof value === 'boolean') this.#writeByte(value ? 0xf5 : 0xf4);
    else if (value === null || value === undefined) this.#writeByte(0xf6);
    else if (value instanceof Uint8Array) this.#writeBytes(0x40, value);
    else if (value instanceof Date) {
      this.#writeByte(0xc1);
      this.#writeDouble(value.getTime() / 1000);
    } else if (Array.isArray(value)) {
      this.#writeHead(0x80, value.length);
      for (const element of value) this.write(element);
    } else {
      const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
      this.#writeHead(0xa0, entries.length);
      for (const [key, entry] of entries) {
        this.write(key);
        this.write(entry);
      }
    }
  }

  #writeNumber(value: number): void {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) this.#writeDouble(value);
    else if (value >= 0) this.#writeHead(0x00, value);
    else this.#writeHead(0x20, -1 - value);
  }

  #writeDouble(value: number): void {
    this.#reserve(9);
    this.#buffer[this.#length] = 0xfb;
    this.#view.setFloat64(this.#length + 1, value);
    this.#length += 9;
  }

  #writeBytes(major: number, bytes: Uint8Array): void {
    this.#writeHead(major, bytes.byteLength);
    this.#reserve(bytes.byteLength);
    this.#buffer.set(bytes, this.#length);
    this.#length += bytes.byteLength;
  }

  /** A major type with its count, in the fewest bytes. */
  #writeHead(major: number, count: number): void {
    this.#reserve(9);
    const at = this.#length;
    if (count < 24) {
      this.#buffer[at] = major | count;
      this.#length += 1;
    } else if (count < 0x100) {
      this.#buffer[at] = major | 24;
      this.#buffer[at + 1] = count;
      this.#length += 2;
    } else if (count < 0x10000) {
      this.#buffer[at] = major | 25;
      this.#view.setUint16(at + 1, count);
      this.#length += 3;
    } else if (count < 0x100000000) {
      this.#buffer[at] = major | 26;
      this.#view.setUint32(at + 1, count);
      this.#length += 5;
    } else {
      this.#buffer[at] = major | 27;
      this.#view.setBigUint64(at + 1, BigInt(count));
      this.#length += 9;
    }
  }

  #writeByte(byte: number): void {
    this.#reserve(1);
    this.#buffer[this.#length] = byte;
    this.#length += 1;
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#buffer.byteLength) return;
    const grown = new Uint8Array(Math.max(this.#buffer.byteLength * 2, this.#length + count));
    grown.set(this.#buffer);
    this.#buffer = grown;
    this.#view = new DataView(grown.buffer);
  }
}
