/** A field of a table in text; UTF-16 offsets of its content, without the quotation marks around it. */
export interface Field {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

export interface Row {
  readonly start: number;
  /** Behind the last character, before the line end. */
  readonly end: number;
  readonly fields: readonly Field[];
}

/** Fields that one row may have; what follows them stays in the last. */
const MOST_FIELDS = 1_000;

/**
 * Divides text into rows and fields (RFC 4180, section 2; the delimiter is the caller's to know). A
 * quotation mark that never closes ends with its text. Linear.
 */
export function* rowsOf(source: string, delimiter: string, from = 0): Generator<Row> {
  let at = from;
  while (at < source.length) {
    const fields: Field[] = [];
    const start = at;
    for (;;) {
      const field = fieldAt(source, at, delimiter);
      fields.push(field);
      at = field.quoted ? afterQuote(source, field, delimiter) : field.end;
      if (source[at] !== delimiter || fields.length >= MOST_FIELDS) break;
      at++;
    }
    if (source[at] === delimiter) at = lineEnd(source, at);
    yield { start, end: at, fields };
    at = source.startsWith('\r\n', at) ? at + 2 : at + 1;
  }
}

function fieldAt(source: string, at: number, delimiter: string): Field {
  if (source[at] !== '"') return { start: at, end: plainEnd(source, at, delimiter), quoted: false };
  let end = at + 1;
  for (;;) {
    end = source.indexOf('"', end);
    if (end < 0) return { start: at + 1, end: source.length, quoted: true };
    if (source[end + 1] !== '"') return { start: at + 1, end, quoted: true };
    end += 2;
  }
}

/** Where the delimiter or line end after a closing quotation mark is; what stands between is no field's. */
function afterQuote(source: string, field: Field, delimiter: string): number {
  return field.end >= source.length ? source.length : plainEnd(source, field.end + 1, delimiter);
}

function plainEnd(source: string, from: number, delimiter: string): number {
  let at = from;
  while (at < source.length) {
    const unit = source[at];
    if (unit === delimiter || unit === '\n' || unit === '\r') break;
    at++;
  }
  return at;
}

function lineEnd(source: string, from: number): number {
  let at = from;
  while (at < source.length && source[at] !== '\n' && source[at] !== '\r') at++;
  return at;
}
