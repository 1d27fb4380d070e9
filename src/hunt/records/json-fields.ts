import type { Field } from './field.ts';

const DEEPEST = 6;

/** A place that names lead to: its own name, and those of what is inside it by their keys as they are written. */
interface Place {
  readonly name: string;
  readonly inside: Map<string, Place>;
}

/** The lines of a log have the same names over and over: each is put together once. */
let known: Place = { name: '', inside: new Map() };
let count = 0;
/** A log with ever new names takes no more memory than any other. */
const MOST_KNOWN = 4096;
/** UTF-16 units of a key that is worth remembering. */
const LONGEST = 200;

function within(place: Place, key: string): Place {
  const found = place.inside.get(key);
  if (found !== undefined) return found;
  const lower = key.toLowerCase();
  const inner: Place = { name: place.name === '' ? lower : `${place.name}.${lower}`, inside: new Map() };
  if (key.length <= LONGEST && count < MOST_KNOWN) {
    count += 1;
    place.inside.set(key, inner);
  }
  return inner;
}

/** Of a JSON text, its numbers and words by name; none where it is no JSON. @param most that are told */
export function jsonFields(text: string, most: number): readonly Field[] {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return [];
  }
  if (count >= MOST_KNOWN) {
    known = { name: '', inside: new Map() };
    count = 0;
  }
  const fields: Field[] = [];
  let groups = 0;
  const walk = (value: unknown, place: Place, group: number, parent: number, depth: number): void => {
    if (fields.length >= most || depth > DEEPEST) return;
    if (typeof value === 'string') fields.push({ name: place.name, value, group, parent });
    else if (Array.isArray(value)) {
      for (const each of value) walk(each, place, group, parent, depth + 1);
    } else if (typeof value === 'object' && value !== null) {
      groups += 1;
      const own = groups;
      const inner = value as Readonly<Record<string, unknown>>;
      for (const key of Object.keys(inner)) walk(inner[key], within(place, key), own, group, depth + 1);
    } else if (value !== null && value !== undefined) {
      fields.push({ name: place.name, value: String(value), group, parent });
    }
  };
  walk(record, known, 0, 0, 0);
  return fields;
}
