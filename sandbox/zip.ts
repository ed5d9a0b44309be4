import { crc32, deflateRawSync } from 'node:zlib';

/** A zip archive of files, by name. */
export function zip(files: Readonly<Record<string, string>>): Buffer {
  const entries: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const fileName = Buffer.from(name);
    const common = commonHeader(plain, packed, fileName);
    const entry = Buffer.concat([Buffer.from('PK\x03\x04'), common, fileName, packed]);
    // "Made by" comes first; the comment's length, disk and attributes, all 0, and the offset of the entry come last.
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0'), common, rest, fileName);
    entries.push(entry);
    at += entry.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...entries, listing, end]);
}

/** From "version needed" to "extra field length", which both headers have: 2.0, no flags, deflate, 1 January 1980. */
function commonHeader(plain: Buffer, packed: Buffer, name: Buffer): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(8, 4);
  header.writeUInt16LE(0x21, 8);
  header.writeUInt32LE(crc32(plain), 10);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(plain.length, 18);
  header.writeUInt16LE(name.length, 22);
  return header;
}
