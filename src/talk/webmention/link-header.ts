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
  while (at < text.length) {
    const open = /^[\s,]*</u.exec(text.slice(at));
    if (open === null) break;
    const from = at + open[0].length;
    const close = text.indexOf('>', from);
    if (close < 0) break;
    const { rels, end } = parametersFrom(text, close + 1);
    links.push({ target: text.slice(from, close).trim(), rels });
    at = end;
  }
  return links;
}

/** `; name=value` and `; name="value"` up to the comma that ends the link; the first `rel` counts (3.3). */
function parametersFrom(text: string, start: number): { rels: readonly string[]; end: number } {
  const parameter = /\s*;\s*([\w!#$&+\-.^`|~*]*)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s";,]*)))?/uy;
  let rels: readonly string[] | undefined;
  let at = start;
  for (;;) {
    parameter.lastIndex = at;
    const found = parameter.exec(text);
    if (found === null || found[0] === '') break;
    const [whole, name = '', quoted, plain = ''] = found;
    if (name.toLowerCase() === 'rel') rels ??= relsOf(quoted?.replaceAll(/\\(.)/gu, '$1') ?? plain);
    at += whole.length;
  }
  const comma = text.indexOf(',', at);
  return { rels: rels ?? [], end: comma < 0 ? text.length : comma + 1 };
}

/** Relation types between white space, in any letter case. */
export function relsOf(rel: string): readonly string[] {
  return rel
    .toLowerCase()
    .split(/\s+/u)
    .filter((each) => each !== '');
}
