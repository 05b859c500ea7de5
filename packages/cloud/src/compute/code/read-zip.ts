import { inflateRawSync } from 'node:zlib';
import { runtimeError } from './runtime-error.ts';

export interface ZipFile {
  readonly name: string;
  /** Unix permission bits; 0 when the archive has none. */
  readonly mode: number;
  bytes(): Uint8Array;
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/** Reads the directory of a zip archive (stored and deflated entries, no zip64: Lambda's limit is 250 MB). */
export function readZip(archive: Uint8Array): readonly ZipFile[] {
  const data = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  let end = data.length - 22;
  while (end >= 0 && data.readUInt32LE(end) !== endOfDirectory) end -= 1;
  if (end < 0) throw invalid('it has no central directory');
  const count = data.readUInt16LE(end + 10);
  let at = data.readUInt32LE(end + 16);
  const files: ZipFile[] = [];
  for (let index = 0; index < count; index += 1) {
    if (data.readUInt32LE(at) !== directoryEntry) throw invalid(`entry ${String(index)} is damaged`);
    const nameLength = data.readUInt16LE(at + 28);
    files.push(readEntry(data, at, data.toString('utf8', at + 46, at + 46 + nameLength)));
    at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return files;
}

function readEntry(data: Buffer, at: number, name: string): ZipFile {
  const method = data.readUInt16LE(at + 10);
  const size = data.readUInt32LE(at + 20);
  const header = data.readUInt32LE(at + 42);
  const start = header + 30 + data.readUInt16LE(header + 26) + data.readUInt16LE(header + 28);
  const packed = data.subarray(start, start + size);
  return {
    name: name.replaceAll('\\', '/'),
    mode: data.readUInt32LE(at + 38) >>> 16,
    bytes: () => {
      if (method === 0) return packed;
      if (method === 8) return inflateRawSync(packed);
      throw invalid(
        `${name} is compressed with method ${String(method)}; only stored and deflated entries can be read`,
      );
    },
  };
}

function invalid(reason: string): Error {
  return runtimeError(
    'Runtime.InvalidEntrypoint',
    `The deployment package is not a zip archive that can be read: ${reason}.`,
  );
}
