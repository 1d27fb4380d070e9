/** Elements that are records: of Windows, java.util.logging, PowerShell's `ConvertTo-Xml` and their kind. */
const RECORD = String.raw`(?:\w{1,20}:)?(?:event|record|logentry|entry|object|alert|case)`;
const TAG = new RegExp(String.raw`<(\/?)${RECORD}(?=[\s>])`, 'gi');
const END = new RegExp(String.raw`<\/${RECORD}\s{0,4}>`, 'i');

/** The last tag of a record that a line has, where it stands, and whether it ends one. */
export function lastTag(line: string): { readonly at: number; readonly isEnd: boolean } | undefined {
  if (!line.includes('<')) return undefined;
  const last = [...line.matchAll(TAG)].at(-1);
  return last === undefined ? undefined : { at: last.index, isEnd: last[1] === '/' };
}

/** Behind the first tag that ends a record, from a position on; undefined where a line has none. */
export function endOfElement(line: string, from: number): number | undefined {
  const found = END.exec(line.slice(from));
  return found === null ? undefined : from + found.index + found[0].length;
}
