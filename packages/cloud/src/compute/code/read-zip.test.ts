import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readZip } from './read-zip.ts';

/** Writes an archive as zip tools do: stored or deflated entries, then the directory. */
function writeZip(
  files: readonly { readonly name: string; readonly bytes: Uint8Array; readonly deflate: boolean }[],
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, deflate } of files) {
    const data = deflate ? deflateRawSync(bytes) : Buffer.from(bytes);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(deflate ? 8 : 0, 8);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(deflate ? 8 : 0, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE((0o755 << 16) >>> 0, 38);
    entry.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), data);
    directory.push(entry, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

test('files come out as they went in', () => {
  const file = fc.record({
    name: fc.stringMatching(/^[a-zé]{1,8}\.js$/),
    bytes: fc.uint8Array({ maxLength: 200 }),
    deflate: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(file, { maxLength: 6 }), (files) => {
      const read = readZip(writeZip(files)).map(({ name, bytes, mode }) => ({
        name,
        bytes: Buffer.from(bytes()),
        mode,
      }));
      expect(read).toEqual(files.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes), mode: 0o755 })));
    }),
  );
});

test('what is no archive is refused', () => {
  expect(() => readZip(Buffer.from('PK but no more'))).toThrow(
    /not a zip archive that can be read: it has no central directory/,
  );
});
