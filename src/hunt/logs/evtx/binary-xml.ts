import { ByteReader, DamagedRecord } from './byte-reader.ts';
import type { Element } from './element.ts';
import type { RawValue } from './values.ts';
import { BINARY_XML, valueText } from './values.ts';

/** What one record may cost: elements, attributes and values together, and templates within templates. */
const MOST_PARTS = 20_000;
const DEEPEST = 24;
const MOST_VALUES = 8_192;
/** Characters of the texts of one record: templates may repeat a value. */
const MOST_TEXT = 1_000_000;

const ELEMENT = 0x01;
const CLOSE_START = 0x02;
const CLOSE_EMPTY = 0x03;
const END_ELEMENT = 0x04;
const VALUE = 0x05;
const ATTRIBUTE = 0x06;
const CDATA = 0x07;
const CHARACTER = 0x08;
const ENTITY = 0x09;
const TARGET = 0x0a;
const DATA = 0x0b;
const TEMPLATE = 0x0c;
const SUBSTITUTION = 0x0d;
const OPTIONAL = 0x0e;
const FRAGMENT = 0x0f;
const MORE = 0x40;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

interface Budget {
  parts: number;
  text: number;
}

/**
 * The elements of a record's binary XML ([MS-EVEN6], section 2.2.12, with the names and templates of a chunk, which are
 * pointed to). @throws DamagedRecord where it is not what it says, or more than it may be
 */
export function elementsOf(reader: ByteReader): readonly Element[] {
  return fragment(reader, [], { parts: 0, text: 0 }, 0);
}

function fragment(reader: ByteReader, values: readonly RawValue[], budget: Budget, depth: number): Element[] {
  const root: Element = { name: '', attributes: new Map(), children: [], texts: [] };
  content(reader, root, values, budget, depth);
  return root.children;
}

/** Tokens up to the end of the element, or of the fragment. */
function content(
  reader: ByteReader,
  into: Element,
  values: readonly RawValue[],
  budget: Budget,
  depth: number,
): void {
  if (depth > DEEPEST) throw new DamagedRecord('it is nested too deeply');
  while (reader.at < reader.end) {
    spend(budget);
    const token = reader.u8();
    switch (token & ~MORE) {
      case 0:
      case END_ELEMENT:
        return;
      case FRAGMENT:
        reader.bytes(3);
        break;
      case ELEMENT:
        into.children.push(element(reader, (token & MORE) !== 0, values, budget, depth));
        break;
      case TEMPLATE:
        into.children.push(...template(reader, budget, depth));
        break;
      case VALUE:
        write(into, valueIn(reader), budget);
        break;
      case CDATA:
        write(into, reader.text(reader.u16()), budget);
        break;
      case CHARACTER:
        write(into, String.fromCharCode(reader.u16()), budget);
        break;
      case ENTITY:
        write(into, entity(reader), budget);
        break;
      case SUBSTITUTION:
      case OPTIONAL:
        substitute(reader, into, values, budget, depth);
        break;
      case TARGET:
        nameAt(reader);
        break;
      case DATA:
        reader.text(reader.u16());
        break;
      default:
        throw new DamagedRecord(`it has an unknown token (${token})`);
    }
  }
}

function element(
  reader: ByteReader,
  hasAttributes: boolean,
  values: readonly RawValue[],
  budget: Budget,
  depth: number,
): Element {
  // Whether it depends on a value, and its size.
  reader.u16();
  reader.u32();
  const made: Element = { name: nameAt(reader), attributes: new Map(), children: [], texts: [] };
  if (hasAttributes) attributes(reader, made, values, budget, depth);
  const close = reader.u8();
  if (close === CLOSE_START) content(reader, made, values, budget, depth + 1);
  else if (close !== CLOSE_EMPTY) throw new DamagedRecord('an element does not close');
  return made;
}

function attributes(
  reader: ByteReader,
  made: Element,
  values: readonly RawValue[],
  budget: Budget,
  depth: number,
): void {
  const size = reader.u32();
  const end = reader.at + size;
  while (reader.at < end) {
    spend(budget);
    if ((reader.u8() & ~MORE) !== ATTRIBUTE) throw new DamagedRecord('an attribute is none');
    const name = nameAt(reader);
    const holder: Element = { name, attributes: new Map(), children: [], texts: [] };
    attributeValue(reader, end, holder, values, budget, depth);
    if (holder.texts.length > 0) made.attributes.set(name, holder.texts.join(''));
  }
}

/** Up to the next attribute. */
function attributeValue(
  reader: ByteReader,
  end: number,
  into: Element,
  values: readonly RawValue[],
  budget: Budget,
  depth: number,
): void {
  while (reader.at < end) {
    spend(budget);
    const token = (reader.chunk[reader.at] ?? 0) & ~MORE;
    if (token === ATTRIBUTE) return;
    reader.u8();
    if (token === VALUE) write(into, valueIn(reader), budget);
    else if (token === SUBSTITUTION || token === OPTIONAL) substitute(reader, into, values, budget, depth);
    else if (token === CHARACTER) write(into, String.fromCharCode(reader.u16()), budget);
    else if (token === ENTITY) write(into, entity(reader), budget);
    else throw new DamagedRecord(`an attribute has an unknown token (${token})`);
  }
}

function valueIn(reader: ByteReader): string {
  if (reader.u8() !== 1) throw new DamagedRecord('a text is of another type');
  return reader.text(reader.u16());
}

function entity(reader: ByteReader): string {
  const name = nameAt(reader);
  return ENTITIES[name] ?? `&${name};`;
}

function substitute(
  reader: ByteReader,
  into: Element,
  values: readonly RawValue[],
  budget: Budget,
  depth: number,
): void {
  const raw = values[reader.u16()];
  reader.u8();
  if (raw === undefined) return;
  if (raw.type === BINARY_XML) {
    if (raw.bytes.length === 0) return;
    const from = raw.bytes.byteOffset - reader.chunk.byteOffset;
    const inner = new ByteReader(reader.chunk, from, from + raw.bytes.length);
    into.children.push(...fragment(inner, [], budget, depth + 1));
    return;
  }
  const text = valueText(raw);
  for (const each of typeof text === 'string' ? [text] : (text ?? [])) write(into, each, budget);
}

/** A template's definition stands here the first time, and elsewhere in the chunk after that. */
function template(reader: ByteReader, budget: Budget, depth: number): Element[] {
  reader.u8();
  reader.u32();
  const place = reader.u32();
  const isHere = place === reader.at;
  const definition = isHere ? reader : new ByteReader(reader.chunk, place, reader.chunk.length);
  // Next of the same hash, and the identifier.
  definition.bytes(20);
  const size = definition.u32();
  const from = definition.at;
  definition.bytes(size);
  const values = valuesOf(reader);
  return fragment(new ByteReader(reader.chunk, from, from + size), values, budget, depth + 1);
}

function valuesOf(reader: ByteReader): readonly RawValue[] {
  const count = reader.u32();
  if (count > MOST_VALUES) throw new DamagedRecord('a template has too many values');
  const described = Array.from({ length: count }, () => {
    const size = reader.u16();
    const type = reader.u8();
    reader.u8();
    return { size, type };
  });
  return described.map(({ size, type }) => ({ type, bytes: reader.bytes(size) }));
}

/** A name stands here the first time, and elsewhere in the chunk after that. */
function nameAt(reader: ByteReader): string {
  const place = reader.u32();
  const isHere = place === reader.at;
  const names = isHere ? reader : new ByteReader(reader.chunk, place, reader.chunk.length);
  // Next of the same hash, and the hash.
  names.bytes(6);
  const name = names.text(names.u16());
  names.u16();
  return name;
}

function write(into: Element, text: string, budget: Budget): void {
  budget.text += text.length;
  if (budget.text > MOST_TEXT) throw new DamagedRecord('its texts are too long');
  into.texts.push(text);
}

function spend(budget: Budget): void {
  budget.parts += 1;
  if (budget.parts > MOST_PARTS) throw new DamagedRecord('it has too many parts');
}
