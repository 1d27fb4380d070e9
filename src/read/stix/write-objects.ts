import { textAt } from '../json/json-source.ts';
import { gap, type JsonWriter, valuePiece } from '../json/json-writer.ts';
import { below } from '../json/pointer.ts';
import type { Piece } from '../parts/piece.ts';
import { type Bundle, type BundledObject, isSystem, nameOf } from './bundle.ts';
import { PROSE } from './prose.ts';

/** Properties that tell how the object is kept, not what it says; they are in the copy. */
const UNTOLD = new Set([
  'type',
  'id',
  'spec_version',
  'created',
  'modified',
  'created_by_ref',
  'object_marking_refs',
  'granular_markings',
  'extensions',
  'object_refs',
  'relationship_type',
]);

/** Writes every object: what it is and is called as a heading, then its properties in their order. */
export function writeObjects(writer: JsonWriter, bundle: Bundle): void {
  for (const object of bundle.objects) {
    if (/^(?:marking|extension)-definition$/u.test(object.type) || isSystem(object)) continue;
    if (object.type === 'relationship') writeRelationship(writer, object, bundle);
    else writeHeading(writer, object);
    writeProperties(writer, object);
  }
}

function writeHeading(writer: JsonWriter, object: BundledObject): void {
  const { pointer, type } = object;
  const named = nameOf(object);
  const pieces = [valuePiece(type, below(pointer, 'type'))];
  if (named !== undefined) {
    const at = below(pointer, named.property);
    pieces.push(gap(' ', at), valuePiece(named.name, at));
  }
  writer.block({ kind: 'heading', level: 2 }, pieces);
}

/** `X attributed-to Y` by the names of both ends. */
function writeRelationship(writer: JsonWriter, object: BundledObject, bundle: Bundle): void {
  const { json, pointer } = object;
  const kind = textAt(json, 'relationship_type') ?? 'related-to';
  const at = below(pointer, 'relationship_type');
  writer.block({ kind: 'heading', level: 2 }, [
    ...end(object, 'source_ref', bundle),
    gap(' ', at),
    valuePiece(kind, at),
    gap(' ', at),
    ...end(object, 'target_ref', bundle),
  ]);
}

function end({ json, pointer }: BundledObject, property: string, { byId }: Bundle): Piece[] {
  const ref = textAt(json, property);
  if (ref === undefined) return [];
  const object = byId.get(ref);
  const named = object && nameOf(object);
  if (object === undefined || named === undefined) return [valuePiece(ref, below(pointer, property))];
  return [valuePiece(named.name, below(object.pointer, named.property))];
}

function writeProperties(writer: JsonWriter, object: BundledObject): void {
  const heading = object.type === 'relationship' ? undefined : nameOf(object)?.property;
  for (const [property, value] of Object.entries(object.json)) {
    const at = below(object.pointer, property);
    if (property === heading || UNTOLD.has(property) || /_refs?$/u.test(property)) continue;
    if (property === 'revoked' && value !== true) continue;
    const isProse = PROSE.has(property) && typeof value === 'string';
    if (isProse) writer.block({ kind: 'paragraph' }, [valuePiece(value, at)]);
    else if (property === 'pattern' && typeof value === 'string')
      writer.block({ kind: 'code' }, [valuePiece(value, at)]);
    else writer.property(property, value, at);
  }
}
