// Spoils a document the way a hostile or broken sender would: bits, lengths, cuts, repeats, splices.
// Formats that are packed are also spoilt inside: an entry of a ZIP is unpacked, spoilt and packed again,
// so that more than the checksum is put to the test; likewise a stream of the OLE seed.
import { createHash } from 'node:crypto';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { MSG, oleOf } from './hostile-seeds.mjs';

const WORDS = [
  '<',
  '>',
  '</',
  '<![CDATA[',
  ']]>',
  '&#x0;',
  '&',
  '"',
  '""',
  ',',
  '\r\n',
  '--',
  '=?utf-8?B?',
  '=',
  '{',
  '[',
  ']',
  '}',
  '\\u0000',
  'PK\x03\x04',
  'PK\x05\x06',
  'PK\x01\x02',
  '%PDF-',
  '<w:p>',
  '</w:p>',
  '<w:tbl>',
  '<w:tc>',
  '<si>',
  '<c t="s"><v>',
  '<item>',
  '<div>',
  '\0',
  '\xff\xff\xff\xff',
  '\x7f\xff\xff\xff',
  '|',
  '`',
  '*',
  '> ',
  '\x80',
  '\ufeff',
];

export function spoilt(document, others, key) {
  const random = randomOf(key);
  const bytes = Buffer.from(document);
  if (isZip(bytes) && random(3) > 0) return insideZip(bytes, others, random);
  if (isOle(bytes) && random(3) > 0) return insideOle(others, random);
  return spoil(bytes, others, random);
}

function spoil(document, others, random) {
  let bytes = document;
  for (let times = 1 + random(6); times > 0; times--)
    bytes = CHANGES[random(CHANGES.length)](bytes, random, others);
  return bytes.length > 4_000_000 ? bytes.subarray(0, 4_000_000) : bytes;
}

const CHANGES = [
  (bytes, random) => changed(bytes, random, (copy, at) => copy.writeUInt8(copy[at] ^ (1 << random(8)), at)),
  (bytes, random) => changed(bytes, random, (copy, at) => copy.writeUInt8(random(256), at)),
  (bytes, random) =>
    changed(bytes, random, (copy, at) =>
      copy.fill([0, 0xff, 0x80, 0x20][random(4)], at, Math.min(copy.length, at + 1 + random(8))),
    ),
  (bytes, random) => bytes.subarray(0, random(bytes.length + 1)),
  (bytes, random) => bytes.subarray(random(bytes.length + 1)),
  (bytes, random) => spliced(bytes, random, Buffer.from(WORDS[random(WORDS.length)], 'latin1')),
  (bytes, random) =>
    spliced(bytes, random, Buffer.from(WORDS[random(WORDS.length)].repeat(1 + random(3_000)), 'latin1')),
  (bytes, random) => {
    const [from, to] = [random(bytes.length + 1), random(bytes.length + 1)].sort((a, b) => a - b);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  (bytes, random) => {
    const from = random(bytes.length + 1);
    const piece = bytes.subarray(from, from + 1 + random(2_000));
    return spliced(bytes, random, Buffer.concat(Array.from({ length: 1 + random(50) }, () => piece)));
  },
  (bytes, random, others) => {
    const other = Buffer.from(others[random(others.length)]);
    const from = random(other.length + 1);
    return spliced(bytes, random, other.subarray(from, from + random(5_000)));
  },
  (bytes, random) =>
    changed(bytes, random, (copy, at) => {
      if (at + 4 <= copy.length)
        copy.writeUInt32LE([0, 1, 0xffffffff, 0x7fffffff, copy.length, random(2 ** 31)][random(6)], at);
    }),
];

function changed(bytes, random, change) {
  const copy = Buffer.from(bytes);
  if (copy.length > 0) for (let times = 1 + random(8); times > 0; times--) change(copy, random(copy.length));
  return copy;
}

function spliced(bytes, random, piece) {
  const at = random(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
}

/** Numbers below a bound, drawn from a hash of the key: the same on every machine. */
function randomOf(key) {
  let block = 0;
  let at = 32;
  let digest = Buffer.alloc(0);
  return (bound) => {
    if (at + 4 > digest.length) {
      digest = createHash('sha256').update(`${key} ${block++}`).digest();
      at = 0;
    }
    at += 4;
    return digest.readUInt32LE(at - 4) % bound;
  };
}

function isZip(bytes) {
  return bytes.length > 4 && bytes.readUInt32LE(0) === 0x04034b50;
}

/** Spoils one entry of a ZIP made by our seeds: local headers in a row, sizes in the directory. */
function insideZip(bytes, others, random) {
  const entries = entriesOf(bytes);
  if (entries.length === 0) return spoil(bytes, others, random);
  const chosen = random(entries.length);
  const files = entries.map(({ name, content }, at) => ({
    name,
    content:
      at === chosen
        ? isZip(content) && random(2) === 0
          ? insideZip(content, others, random)
          : spoil(content, others, random)
        : content,
  }));
  return packed(files);
}

function entriesOf(bytes) {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 22 > bytes.length) return [];
  const entries = [];
  let at = bytes.readUInt32LE(end + 16);
  while (at + 46 <= end && bytes.readUInt32LE(at) === 0x02014b50) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    if ((bytes.readUInt16LE(at + 8) & 1) !== 0) return [];
    const content = bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(data) : Buffer.from(data);
    entries.push({ name: bytes.toString('utf8', at + 46, at + 46 + nameLength), content });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function packed(files) {
  const locals = [];
  const central = [];
  let offset = 0;
  for (const { name, content } of files) {
    const data = deflateRawSync(content, { level: 1 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, rest, Buffer.from(name));
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), data);
    offset += 30 + Buffer.byteLength(name) + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function isOle(bytes) {
  return bytes.length > 8 && bytes.readUInt32BE(0) === 0xd0cf11e0;
}

function insideOle(others, random) {
  const names = Object.keys(MSG);
  const chosen = names[random(names.length)];
  const dropped = random(4) === 0 ? names[random(names.length)] : undefined;
  const streams = Object.entries(MSG)
    .filter(([name]) => name !== dropped)
    .map(([name, data]) => [name, name === chosen ? spoil(Buffer.from(data), others, random) : data]);
  return oleOf(Object.fromEntries(streams));
}
