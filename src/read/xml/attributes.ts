import { decodeReferences } from './references.ts';
import type { XmlTag } from './tokens.ts';

/** An attribute's value with the place of what is between its quotes. */
export interface Attribute {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Units of a tag that are looked into; a longer one was not written by an office program. */
const LONGEST_TAG = 100_000;

/** A tag's attribute by its name without prefix; the first of that name. Linear in the tag. */
export function attributeOf(source: string, tag: XmlTag, local: string): Attribute | undefined {
  const most = Math.min(tag.end, tag.start + LONGEST_TAG);
  for (let at = tag.start + 1 + tag.name.length; at < most; ) {
    const equals = source.indexOf('=', at);
    if (equals < 0 || equals >= most) return undefined;
    let start = equals + 1;
    while (start < most && isSpace(source[start])) start++;
    const quote = source[start];
    if (quote !== '"' && quote !== "'") {
      at = start;
      continue;
    }
    const close = source.indexOf(quote, start + 1);
    if (close < 0 || close >= most) return undefined;
    if (nameBefore(source, equals, at) === local)
      return { value: decodeReferences(source.slice(start + 1, close)), start: start + 1, end: close };
    at = close + 1;
  }
  return undefined;
}

export function attributeValue(source: string, tag: XmlTag, local: string): string | undefined {
  return attributeOf(source, tag, local)?.value;
}

/** The name that ends before an equals sign, without its prefix. */
function nameBefore(source: string, equals: number, from: number): string {
  let end = equals;
  while (end > from && isSpace(source[end - 1])) end--;
  let start = end;
  while (start > from && !isSpace(source[start - 1]) && source[start - 1] !== ':') start--;
  return source.slice(start, end);
}

function isSpace(unit: string | undefined): boolean {
  return unit === ' ' || unit === '\n' || unit === '\t' || unit === '\r';
}
