/** A ZIP archive of one file, stored as it is: what CloudFormation makes of code in the text of a template. */
export function zipText(name: string, text: string): Uint8Array {
  const file = Buffer.from(text);
  const path = Buffer.from(name);
  const sum = crc32(file);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  writeEntry(local, 4, sum, file.length, path.length);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  writeEntry(central, 6, sum, file.length, path.length);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + path.length, 12);
  end.writeUInt32LE(local.length + path.length + file.length, 16);
  return Buffer.concat([local, path, file, central, path, end]);
}

/** The fields that local and central headers have in common; the date is 1 January 1980. */
function writeEntry(header: Buffer, offset: number, sum: number, size: number, nameLength: number): void {
  header.writeUInt16LE(20, offset);
  header.writeUInt16LE(0x21, offset + 8);
  header.writeUInt32LE(sum, offset + 10);
  header.writeUInt32LE(size, offset + 14);
  header.writeUInt32LE(size, offset + 18);
  header.writeUInt16LE(nameLength, offset + 22);
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
