import { isObject, textAt } from '../json/json-source.ts';
import { gap, type JsonWriter, valuePiece } from '../json/json-writer.ts';
import { below } from '../json/pointer.ts';
import { type MispRecord, recordsIn } from './events.ts';

/** Writes an event: its info as a heading, its tags, then each attribute and object with its comments and notes. */
export function writeEvent(writer: JsonWriter, event: MispRecord): void {
  line(writer, event, 'info', { kind: 'heading', level: 1 });
  line(writer, event, 'date', { kind: 'paragraph' });
  const maker = event.json['Orgc'];
  if (isObject(maker)) line(writer, { json: maker, pointer: below(event.pointer, 'Orgc') }, 'name');
  writeTags(writer, event);
  for (const attribute of recordsIn(event, 'Attribute')) writeAttribute(writer, attribute);
  for (const object of recordsIn(event, 'Object')) {
    line(writer, object, 'name', { kind: 'heading', level: 2 });
    line(writer, object, 'comment');
    for (const attribute of recordsIn(object, 'Attribute')) writeAttribute(writer, attribute);
    writeSaid(writer, object);
  }
  for (const report of recordsIn(event, 'EventReport')) {
    line(writer, report, 'name', { kind: 'heading', level: 2 });
    line(writer, report, 'content');
  }
  writeSaid(writer, event);
}

/** Rules and texts are blocks of their own; any other value stands behind its type. */
function writeAttribute(writer: JsonWriter, attribute: MispRecord): void {
  const { json, pointer } = attribute;
  const [type, value] = [textAt(json, 'type'), textAt(json, 'value')];
  if (type === undefined || value === undefined) return;
  const at = below(pointer, 'value');
  const isLong = /^(?:yara|sigma|snort|suricata|zeek|comment|text)$/u.test(type);
  if (isLong) {
    line(writer, attribute, 'type', { kind: 'list-item' });
    writer.block({ kind: type === 'text' || type === 'comment' ? 'paragraph' : 'code' }, [
      valuePiece(value, at),
    ]);
  } else
    writer.block({ kind: 'list-item' }, [
      valuePiece(type, below(pointer, 'type')),
      gap(': ', at),
      valuePiece(value, at),
    ]);
  line(writer, attribute, 'comment');
  writeTags(writer, attribute);
  writeSaid(writer, attribute);
}

/** Analysts' notes and opinions, as MISP 2.5 has them. */
function writeSaid(writer: JsonWriter, record: MispRecord): void {
  for (const note of recordsIn(record, 'Note')) line(writer, note, 'note');
  for (const opinion of recordsIn(record, 'Opinion')) line(writer, opinion, 'comment');
}

function writeTags(writer: JsonWriter, record: MispRecord): void {
  for (const tag of recordsIn(record, 'Tag')) line(writer, tag, 'name', { kind: 'list-item' });
}

function line(
  writer: JsonWriter,
  { json, pointer }: MispRecord,
  property: string,
  kind: Parameters<JsonWriter['block']>[0] = { kind: 'paragraph' },
): void {
  const value = textAt(json, property);
  if (value !== undefined) writer.block(kind, [valuePiece(value, below(pointer, property))]);
}

/** An entry of a manifest: what the event is called, its day, who made it and its tags. */
export function writeEntry(writer: JsonWriter, entry: MispRecord): void {
  line(writer, entry, 'info', { kind: 'heading', level: 2 });
  line(writer, entry, 'date');
  const maker = entry.json['Orgc'];
  if (isObject(maker)) line(writer, { json: maker, pointer: below(entry.pointer, 'Orgc') }, 'name');
  writeTags(writer, entry);
}
