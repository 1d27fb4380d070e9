/** One link of a Link header or of an `application/link-format` document. */
export interface Link {
  readonly target: string;
  /** Relation types, lower case. */
  readonly rel: readonly string[];
  /** Other parameters by lower-case name; the first of a name counts (RFC 8288, section 3). */
  readonly parameters: ReadonlyMap<string, string>;
}

/**
 * Reads links as RFC 8288 (section 3) and RFC 6690 (section 2) write them, which is what TimeMaps are
 * made of (RFC 7089, section 5). One linear pass; what cannot be read is passed over up to the next
 * comma, so that one malformed link costs no other.
 */
export function parseLinks(text: string): readonly Link[] {
  const links: Link[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    const close = open < 0 ? -1 : text.indexOf('>', open);
    if (close < 0) break;
    const target = text.slice(open + 1, close).trim();
    const { parameters, end } = parametersFrom(text, close + 1);
    const rel = (parameters.get('rel') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    links.push({ target, rel, parameters });
    at = end;
  }
  return links;
}

function parametersFrom(text: string, from: number): { parameters: Map<string, string>; end: number } {
  const parameters = new Map<string, string>();
  let at = from;
  while (at < text.length) {
    const c = text.charAt(at);
    if (c === ',') return { parameters, end: at + 1 };
    if (c !== ';') {
      at += 1;
      continue;
    }
    const name = tokenAt(text, skipSpace(text, at + 1));
    at = skipSpace(text, name.end);
    if (text.charAt(at) !== '=') {
      set(parameters, name.value, '');
      continue;
    }
    const value = valueAt(text, skipSpace(text, at + 1));
    set(parameters, name.value, value.value);
    at = value.end;
  }
  return { parameters, end: at };
}

function set(parameters: Map<string, string>, name: string, value: string): void {
  const key = name.toLowerCase();
  if (key !== '' && !parameters.has(key)) parameters.set(key, value);
}

interface Piece {
  readonly value: string;
  readonly end: number;
}

function valueAt(text: string, from: number): Piece {
  if (text.charAt(from) !== '"') return tokenAt(text, from);
  let value = '';
  for (let at = from + 1; at < text.length; at++) {
    const c = text.charAt(at);
    if (c === '"') return { value, end: at + 1 };
    if (c === '\\') at += 1;
    value += text.charAt(at);
  }
  return { value, end: text.length };
}

function tokenAt(text: string, from: number): Piece {
  let at = from;
  while (at < text.length && !/[\s;,="]/.test(text.charAt(at))) at += 1;
  return { value: text.slice(from, at), end: at };
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  return at;
}
