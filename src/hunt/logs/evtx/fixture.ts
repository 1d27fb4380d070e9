// A Windows event log as a test writes it: one chunk, one template, any number of records. Layout: [MS-EVEN6], 2.2.12.

/** A record's time, machine and one value of its event data. */
export interface FixtureRecord {
  readonly at: string;
  readonly computer: string;
  readonly image: string;
}

const CHUNK = 65_536;

export function evtxOf(records: readonly FixtureRecord[]): Buffer {
  const header = Buffer.alloc(4096);
  header.write('ElfFile\0', 'latin1');
  const chunk = Buffer.alloc(CHUNK);
  chunk.write('ElfChnk\0', 'latin1');
  let at = 512;
  let template = 0;
  for (const [number, record] of records.entries()) {
    const start = at + 24;
    const isFirst = template === 0;
    // Behind the fragment's header, and the instance's own.
    if (isFirst) template = start + 4 + 10;
    const definition = isFirst ? definitionAt(template) : Buffer.alloc(0);
    const instance = joined(u8(0x0c), u8(1), u32(7), u32(template), definition, valuesOf(record), u8(0));
    const body = joined(u8(0x0f), u8(1), u8(1), u8(0), instance);
    const size = 24 + body.length + 4;
    joined(u32(0x2a2a), u32(size), u64(BigInt(number + 1)), fileTime(record.at), body, u32(size)).copy(
      chunk,
      at,
    );
    at += size;
  }
  chunk.writeUInt32LE(at, 48);
  return Buffer.concat([header, chunk]);
}

/** `<Event><System><TimeCreated SystemTime="0"/><Computer>1</Computer></System><EventData><Data Name="Image">2</Data>…` */
function definitionAt(place: number): Buffer {
  const head = joined(u32(0), Buffer.alloc(16));
  const from = place + head.length + 4;
  const parts: Buffer[] = [];
  const here = (): number => from + parts.reduce((sum, part) => sum + part.length, 0);
  const add = (...more: readonly Buffer[]): void => void parts.push(joined(...more));
  const open = (name: string, attribute?: readonly [string, Buffer]): void => {
    add(u8(attribute === undefined ? 0x01 : 0x41), u16(0xffff), u32(0));
    add(nameAt(here(), name));
    if (attribute === undefined) {
      add(u8(0x02));
      return;
    }
    const [key, value] = attribute;
    const attributeName = nameAt(here() + 5, key);
    add(u32(1 + attributeName.length + value.length), u8(0x06), attributeName, value, u8(0x02));
  };
  const close = (): void => add(u8(0x04));
  add(u8(0x0f), u8(1), u8(1), u8(0));
  open('Event');
  open('System');
  open('TimeCreated', ['SystemTime', joined(u8(0x0e), u16(0), u8(17))]);
  close();
  open('Computer');
  add(u8(0x0d), u16(1), u8(1));
  close();
  close();
  open('EventData');
  open('Data', ['Name', joined(u8(0x05), u8(1), u16(5), Buffer.from('Image', 'utf16le'))]);
  add(u8(0x0d), u16(2), u8(1));
  close();
  close();
  close();
  add(u8(0));
  const data = joined(...parts);
  return joined(head, u32(data.length), data);
}

function nameAt(place: number, name: string): Buffer {
  // It stands right behind its own offset.
  return joined(u32(place + 4), u32(0), u16(0), u16(name.length), Buffer.from(name, 'utf16le'), u16(0));
}

function valuesOf({ at, computer, image }: FixtureRecord): Buffer {
  const values = [fileTime(at), Buffer.from(computer, 'utf16le'), Buffer.from(image, 'utf16le')];
  const types = [17, 1, 1];
  const described = values.map((value, place) => joined(u16(value.length), u8(types[place] ?? 0), u8(0)));
  return joined(u32(values.length), ...described, ...values);
}

function fileTime(at: string): Buffer {
  return u64((BigInt(Date.parse(at)) + 11_644_473_600_000n) * 10_000n);
}

const joined = (...parts: readonly Buffer[]): Buffer => Buffer.concat(parts);
const u8 = (value: number): Buffer => Buffer.from([value]);
function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}
function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
function u64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
}
