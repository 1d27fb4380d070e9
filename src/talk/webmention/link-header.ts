/** A link of an HTTP `Link` header. */
export interface HeaderLink {
  /** As written, to be resolved against the page. */
  readonly target: string;
  /** Relation types, lower case. */
  readonly rels: readonly string[];
}

const LONGEST_HEADER = 16 * 1024;

/** The links of one field value of `Link` (RFC 8288, section 3), in order; what is no link ends the reading. */
export function headerLinks(value: string): readonly HeaderLink[] {
  const text = value.slice(0, LONGEST_HEADER);
  const links: HeaderLink[] = [];
  let at = 0;
  for (;;) {
    at = behind(text, at, ' \t,');
    const close = text.charAt(at) === '<' ? text.indexOf('>', at) : -1;
    if (close < 0) return links;
    const { pieces, end } = parametersFrom(text, close + 1);
    links.push({ target: text.slice(at + 1, close).trim(), rels: relsIn(pieces) });
    at = end;
  }
}

/** The first place from `at` on that has none of those signs. */
function behind(text: string, at: number, signs: string): number {
  let next = at;
  while (next < text.length && signs.includes(text.charAt(next))) next += 1;
  return next;
}

/** What stands between semicolons up to the comma that ends the link; neither counts inside quotation marks. */
function parametersFrom(text: string, start: number): { pieces: readonly string[]; end: number } {
  const pieces: string[] = [];
  let from = start;
  let isQuoted = false;
  for (let at = start; at <= text.length; at += 1) {
    const sign = text.charAt(at);
    if (isQuoted && sign === '\\') at += 1;
    else if (sign === '"') isQuoted = !isQuoted;
    else if (sign === '' || (!isQuoted && (sign === ';' || sign === ','))) {
      pieces.push(text.slice(from, at));
      from = at + 1;
      if (sign !== ';') return { pieces, end: at };
    }
  }
  return { pieces, end: text.length };
}

/** Of the first `rel`: that one counts (3.3). */
function relsIn(pieces: readonly string[]): readonly string[] {
  for (const piece of pieces) {
    const equals = piece.indexOf('=');
    if (equals < 0 || piece.slice(0, equals).trim().toLowerCase() !== 'rel') continue;
    const value = piece.slice(equals + 1).trim();
    return relsOf(value.startsWith('"') ? value.replaceAll(/["\\]/gu, '') : value);
  }
  return [];
}

/** Relation types between white space, in any letter case. */
export function relsOf(rel: string): readonly string[] {
  return rel
    .toLowerCase()
    .split(/\s/u)
    .filter((each) => each !== '');
}
