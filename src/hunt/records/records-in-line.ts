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

/** Where the records stand of a line with several; those that are whole. Linear. */
export function recordsIn(line: string): readonly RecordPlace[] {
  const array = SEVERAL.exec(line);
  if (array === null) return [];
  const places: RecordPlace[] = [];
  let depth = 0;
  let start = array[0].length - 1;
  for (let at = start; at < line.length; at++) {
    const character = line[at];
    if (character === '"') at = stringEnd(line, at);
    else if (character === '{') {
      if (depth === 0) start = at;
      depth++;
    } else if (character === '}') {
      depth--;
      if (depth === 0) places.push({ start, end: at + 1 });
      if (depth < 0) break;
    }
  }
  return places;
}

/** The closing mark of a JSON string (RFC 8259, 7); the line's end where there is none. */
function stringEnd(line: string, from: number): number {
  for (let at = from + 1; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === '"') return at;
  }
  return line.length;
}
