/** A record of a line that has several. UTF-16 offsets, end exclusive. */
export interface RecordPlace {
  readonly start: number;
  readonly end: number;
}

/** An array of objects, or an object whose first member is one: CloudTrail's `{"Records":[{…},{…}]}`. */
const SEVERAL = /^\s{0,64}(?:\{\s{0,64}"[^"\\]{1,80}"\s{0,64}:\s{0,64})?\[\s{0,64}\{/;

export function hasSeveralRecords(line: string): boolean {
  return SEVERAL.test(line);
}

/** Where one object of an array ends and the next begins: in a string, the mark would be escaped. */
const BETWEEN = /\}\s{0,64},\s{0,64}(?=\{\s{0,64}")/;

/**
 * Where the records stand of a line with several, or of a stretch of one; those that are whole. In a stretch whose
 * beginning is not known, they are the largest objects that are whole in it. Linear.
 *
 * @param cutBefore the line began before
 */
export function recordsIn(line: string, cutBefore = false): readonly RecordPlace[] {
  const array = (cutBefore ? BETWEEN : SEVERAL).exec(line);
  if (array === null) return [];
  const first = array.index + array[0].length;
  return objectsFrom(line, cutBefore ? first : first - 1, cutBefore);
}

function objectsFrom(line: string, from: number, cutBefore: boolean): readonly RecordPlace[] {
  const places: RecordPlace[] = [];
  let depth = 0;
  let start = from;
  for (let at = from; at < line.length; at++) {
    const character = line.charCodeAt(at);
    if (character === QUOTE) at = stringEnd(line, at);
    else if (character === OPEN) {
      if (depth === 0) start = at;
      depth++;
    } else if (character === CLOSE) {
      depth--;
      if (depth === 0) places.push({ start, end: at + 1 });
      if (depth >= 0) continue;
      if (!cutBefore) break;
      // What was taken for a record stood in one whose beginning is not here.
      depth = 0;
    }
  }
  return places;
}

const QUOTE = 0x22;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** The closing mark of a JSON string (RFC 8259, 7); the line's end where there is none. */
function stringEnd(line: string, from: number): number {
  for (let at = from + 1; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === '"') return at;
  }
  return line.length;
}
