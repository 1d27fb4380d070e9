import type { NamedValue } from './xml-fields.ts';

const MOST = 200;
const HEAD_BARS = 7;
const LEEF_BARS = 5;

/**
 * The extension of CEF (ArcSight, "Common Event Format", rev. 25) and of LEEF (IBM, 1.0 and 2.0), whose values have
 * spaces and no quotation marks. Undefined for a line that has neither.
 */
export function extensionFields(line: string): readonly NamedValue[] | undefined {
  const cef = line.indexOf('CEF:');
  if (cef >= 0 && /^CEF:\d{1,2}\|/.test(line.slice(cef, cef + 8))) {
    const start = behindBars(line, cef, HEAD_BARS);
    return start === undefined ? undefined : cefFields(line.slice(start));
  }
  const leef = line.indexOf('LEEF:');
  const version = leef < 0 ? undefined : /^LEEF:([12])\.0\|/.exec(line.slice(leef, leef + 9))?.[1];
  const start = version === undefined ? undefined : behindBars(line, leef, LEEF_BARS);
  return start === undefined ? undefined : leefFields(line.slice(start), version === '2');
}

function behindBars(line: string, from: number, bars: number): number | undefined {
  let at = from;
  for (let left = bars; left > 0; left--) {
    at = line.indexOf('|', at) + 1;
    while (at > 1 && line[at - 2] === '\\') at = line.indexOf('|', at) + 1;
    if (at === 0) return undefined;
  }
  return at;
}

/** A value ends where the next key begins; `\=` is a sign of the value, as are `\\` and `\n`. */
const KEY = /(?:^|\s)([\w.[\]-]{1,60})=/g;

function cefFields(extension: string): readonly NamedValue[] {
  const keys = [...extension.matchAll(KEY)].slice(0, MOST);
  return keys.map(({ 0: all, 1: name = '', index }, at) => ({
    name: name.toLowerCase(),
    value: extension
      .slice(index + all.length, keys[at + 1]?.index ?? extension.length)
      .replace(/\\([\\=|])/g, '$1')
      .trim(),
  }));
}

/** Tabs between the pairs, or what LEEF 2.0 names for it: a character, or `x5E`. */
function leefFields(attributes: string, isSecond: boolean): readonly NamedValue[] {
  const named = isSecond ? /^(?:0?x([\da-f]{2,4})|(.?))\|/i.exec(attributes) : null;
  const [head = '', code, character] = named ?? [];
  const separator = code === undefined ? character || '\t' : String.fromCharCode(Number.parseInt(code, 16));
  return attributes
    .slice(head.length)
    .split(separator, MOST)
    .flatMap((pair) => {
      const sign = pair.indexOf('=');
      return sign < 1
        ? []
        : [{ name: pair.slice(0, sign).trim().toLowerCase(), value: pair.slice(sign + 1).trim() }];
    });
}
