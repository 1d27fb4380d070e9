/**
 * A row in its cells. Quotation marks at a cell's beginning hold it together, and stand for one where they are
 * doubled (RFC 4180; W3C extended logs do so with spaces); quotes that do not close take the rest. Tabs divide
 * whatever stands in quotes.
 *
 * @param most cells that are told apart
 */
export function cells(line: string, separator: string, most: number): readonly string[] {
  if (separator === '\t' || !line.includes('"')) return line.split(separator, most);
  const all: string[] = [];
  for (let at = 0; at <= line.length && all.length < most; ) {
    if (line[at] === '"') {
      const { text, end } = quoted(line, at + 1);
      const next = line.indexOf(separator, end);
      all.push(text);
      at = next < 0 ? line.length + 1 : next + 1;
    } else {
      const next = line.indexOf(separator, at);
      const end = next < 0 ? line.length : next;
      all.push(line.slice(at, end));
      at = end + 1;
    }
  }
  return all;
}

/** @param from behind the opening mark @returns what is inside, and where the closing mark ends */
function quoted(line: string, from: number): { readonly text: string; readonly end: number } {
  const parts: string[] = [];
  for (let start = from; ; ) {
    const mark = line.indexOf('"', start);
    if (mark < 0) return { text: parts.join('') + line.slice(start), end: line.length };
    parts.push(line.slice(start, mark));
    if (line[mark + 1] !== '"') return { text: parts.join(''), end: mark + 1 };
    parts.push('"');
    start = mark + 2;
  }
}
