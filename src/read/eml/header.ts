/** A header field; offsets into the message, whose every byte is one character. */
export interface HeaderField {
  /** As written. */
  readonly name: string;
  /** Lower case. */
  readonly key: string;
  readonly start: number;
  readonly valueStart: number;
  /** Before the last line end of the field. */
  readonly end: number;
}

export interface Header {
  readonly fields: readonly HeaderField[];
  /** Where the body begins. */
  readonly bodyStart: number;
}

const MOST_FIELDS = 500;
/** A name, with the white space before the colon that old programs write (section 4.5). */
const NAME = /[\x21-\x39\x3b-\x7e]{1,200}[ \t]{0,20}:/y;

/** The header of a message or part (RFC 5322, section 2.2); a first line of an mbox file is passed over. */
export function headerIn(source: string, start: number, end: number): Header {
  const fields: HeaderField[] = [];
  let at = start;
  if (source.startsWith('From ', at)) at = nextLine(source, at, end);
  while (at < end) {
    const next = nextLine(source, at, end);
    const isEmpty = source[at] === '\n' || source.startsWith('\r\n', at);
    if (isEmpty) return { fields, bodyStart: next };
    NAME.lastIndex = at;
    const name = NAME.exec(source)?.[0].slice(0, -1);
    if (name === undefined) {
      // A line that is no field ends the header, what follows being meant as the body, unless a field follows it.
      NAME.lastIndex = next;
      if (!NAME.test(source)) return { fields, bodyStart: at };
      at = next;
      continue;
    }
    let fieldEnd = next;
    while (fieldEnd < end && (source[fieldEnd] === ' ' || source[fieldEnd] === '\t'))
      fieldEnd = nextLine(source, fieldEnd, end);
    if (fields.length < MOST_FIELDS)
      fields.push({
        name: name.trimEnd(),
        key: name.trimEnd().toLowerCase(),
        start: at,
        valueStart: at + name.length + 1,
        end: trimmedEnd(source, at, fieldEnd),
      });
    at = fieldEnd;
  }
  return { fields, bodyStart: end };
}

export function fieldNamed(header: Header, key: string): HeaderField | undefined {
  return header.fields.find((field) => field.key === key);
}

/** A field's value on one line. */
export function unfolded(source: string, field: HeaderField | undefined): string {
  if (field === undefined) return '';
  return source
    .slice(field.valueStart, Math.min(field.end, field.valueStart + LONGEST_VALUE))
    .replace(/\r?\n(?=[ \t])/g, '')
    .trim();
}

const LONGEST_VALUE = 20_000;

function nextLine(source: string, from: number, end: number): number {
  const feed = source.indexOf('\n', from);
  return feed < 0 || feed >= end ? end : feed + 1;
}

function trimmedEnd(source: string, start: number, end: number): number {
  let at = end;
  while (at > start && (source[at - 1] === '\n' || source[at - 1] === '\r')) at--;
  return at;
}
