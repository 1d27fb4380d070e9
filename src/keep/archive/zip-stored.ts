import type { Sha256 } from '../../model/index.ts';

/** A file of a ZIP whose size and checksum are known before its bytes are written. */
export interface ZipMember {
  /** ASCII. */
  readonly path: string;
  readonly bytes: number;
  readonly crc32: number;
  readonly sha256: Sha256;
  open(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

// Without ZIP64 a size or an offset is 32 bits; what is kept is far smaller.
const MOST_BYTES = 0xffff_fffe;
const UTF8_NAMES = 0x800;
// A ZIP entry's time has no zone, so it would say where the copy was made and change its bytes from
// desk to desk. The instants that count are in the records; every entry bears the format's epoch.
const EPOCH_DATE = (1 << 5) | 1;
const UNIX_FILE = 0o100644 * 0x10000;

/**
 * A ZIP (APPNOTE 6.3.10) of stored members, in the order given. Sizes and checksums stand in the
 * local headers, with no data descriptors, so that a reader may check one header against the other.
 *
 * @throws RangeError beyond 4 GiB
 */
export async function* storedZip(members: AsyncIterable<ZipMember>): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = [];
  let offset = 0;
  for await (const member of members) {
    const name = Buffer.from(member.path, 'ascii');
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), sharedHeader(member), name]);
    directory.push(centralHeader(member, offset), name);
    offset += local.length + member.bytes;
    if (offset > MOST_BYTES) throw new RangeError('an archive above 4 GiB is not supported');
    yield local;
    yield* member.open();
  }
  const central = Buffer.concat(directory);
  yield central;
  yield endRecord(directory.length / 2, central.length, offset);
}

/** The 26 bytes that both headers share: from "version needed" to "extra field length". */
function sharedHeader({ bytes, crc32, path }: ZipMember): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(UTF8_NAMES, 2);
  header.writeUInt16LE(EPOCH_DATE, 8);
  header.writeUInt32LE(crc32, 10);
  header.writeUInt32LE(bytes, 14);
  header.writeUInt32LE(bytes, 18);
  header.writeUInt16LE(path.length, 22);
  return header;
}

function centralHeader(member: ZipMember, offset: number): Buffer {
  const madeByUnix = Buffer.from([20, 3]);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(UNIX_FILE, 6);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2]), madeByUnix, sharedHeader(member), rest]);
}

function endRecord(entries: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
