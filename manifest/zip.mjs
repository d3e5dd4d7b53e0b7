// A zip file in memory: deflated entries at the root, fixed times. APPNOTE.TXT 4.3; no Zip64, so under 4 GB and 65,535 files.
import zlib from 'node:zlib';

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});
const crc32 = (bytes) => ~bytes.reduce((crc, byte) => (crc >>> 8) ^ CRC[(crc ^ byte) & 0xff], ~0) >>> 0;

const VERSION = 20; // deflate
const UTF8 = 0x0800;
const DEFLATE = 8;
const MIDNIGHT = 0;
const NEW_YEAR_1980 = 0x21; // the format's first day; a real date would make equal packages differ

/** `files`: name → Buffer. */
export function zip(files) {
  const bodies = [];
  const directory = [];
  let offset = 0;
  for (const [file, content] of Object.entries(files)) {
    const name = Buffer.from(file);
    const packed = zlib.deflateRawSync(content, { level: 9 });
    const common = numbers([2, VERSION], [2, UTF8], [2, DEFLATE], [2, MIDNIGHT], [2, NEW_YEAR_1980], [4, crc32(content)], [4, packed.length], [4, content.length], [2, name.length], [2, 0]);
    const body = Buffer.concat([numbers([4, 0x04034b50]), common, name, packed]);
    directory.push(numbers([4, 0x02014b50], [2, VERSION]), common, numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), name);
    bodies.push(body);
    offset += body.length;
  }
  const index = Buffer.concat(directory);
  const count = bodies.length;
  return Buffer.concat([...bodies, index, numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, index.length], [4, offset], [2, 0])]);
}

/** Little-endian fields, each [bytes, value]. */
function numbers(...fields) {
  const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  fields.reduce((at, [bytes, value]) => buffer.writeUIntLE(value, at, bytes), 0);
  return buffer;
}
