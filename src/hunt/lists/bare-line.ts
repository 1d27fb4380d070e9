const HOSTS_FILE: ReadonlySet<string> = new Set(['0.0.0.0', '127.0.0.1', '::', '::1']);

/** A line of a list without quotation marks around its cells, a remark behind it, the address of a hosts file, a star. */
export function bareLine(line: string): string {
  const plain = line.startsWith('"') ? unquoted(line) : line;
  return withoutStar(inHosts(withoutRemark(plain)));
}

/** The first two cells of a row whose cells are quoted, with what divides them between; others say more of the same. */
function unquoted(row: string): string {
  const end = row.indexOf('"', 1);
  if (end < 0) return row;
  const first = row.slice(1, end);
  const separator = row.charAt(end + 1);
  if (!',;\t'.includes(separator) || separator === '') return end + 1 === row.length ? first : row;
  const rest = row.slice(end + 2).trim();
  if (!rest.startsWith('"')) return `${first}${separator}${rest}`;
  const close = rest.indexOf('"', 1);
  return close < 0 ? row : `${first}${separator}${rest.slice(1, close)}`;
}

/** Of a URL, what is behind a `#` is its own. */
function withoutRemark(line: string): string {
  const at = line.indexOf(' #');
  const value = at < 0 ? line : line.slice(0, at).trimEnd();
  return at < 0 || /[:\s]/.test(value) ? line : value;
}

function inHosts(line: string): string {
  const space = line.search(/[ \t]/);
  if (space < 0 || !HOSTS_FILE.has(line.slice(0, space))) return line;
  const name = line.slice(space).trim();
  return /\s/.test(name) ? line : name;
}

/** `*.evil.example` is `evil.example` with what is below it, which a domain is anyway. */
export function withoutStar(line: string): string {
  const at = line.indexOf('*.');
  if (at < 0 || line.includes('*', at + 1) || /[\s:]/.test(line.slice(at))) return line;
  return at === 0 || ',;\t'.includes(line.charAt(at - 1)) ? line.slice(0, at) + line.slice(at + 2) : line;
}
