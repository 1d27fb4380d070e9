import type { Stated } from '../model/index.ts';

/** Where a piece says whose it is: near its head, where a page's running lines first stand, and at its very end. */
const HEAD = 8_000;
const TAIL = 2_000;
/** A longer line is prose, a licence or code, unless it begins with the sign. In UTF-16 code units. */
const LONGEST_LINE = 130;
const LONGEST_NOTICE = 600;
const BEGINS = /^\s{0,4}(?:©|copyright (?:©|\(c\)))/i;
const SIGN =
  /(?:\bcopyright\s{1,3}(?:©|\(c\))?|©)\s{0,3}(?:\d{4}(?:\s{0,2}[-–,]\s{0,2}\d{4})?)?,?\s{0,3}(?:by\s)?(?=\p{Lu})/iu;
const WORD = /^\p{Lu}[\p{L}\p{N}&.'’-]{0,30}$/u;
const NO_NAME =
  /^(?:All|Page|Pages|Rev\d?|Rev\.|Revision|Version|Visit|Terms|Privacy|Contact|Powered|Confidential|Legal|TLP)\b/;
const LINK_WORD = /^(?:and|of|for|&)$/;
const ABBREVIATED = /\b(?:Inc|Ltd|Corp)\.$/;
const MOST_WORDS = 7;

/**
 * Who a copyright line says the piece belongs to: `© 2014 Northgate Labs Ltd. All rights reserved.` Lines of code
 * and of certificates have such words, too, and two different owners are none that is certain.
 */
export function copyrightOwner(text: string): Stated | undefined {
  return (
    onlyOwner(text, 0, HEAD) ?? (text.length > HEAD ? onlyOwner(text, text.length - TAIL, TAIL) : undefined)
  );
}

function onlyOwner(text: string, from: number, length: number): Stated | undefined {
  let owner: Stated | undefined;
  let start = from;
  for (const line of text.slice(from, from + length).split('\n')) {
    const found = isTold(line) ? nameIn(line) : undefined;
    if (found !== undefined) {
      if (owner !== undefined && owner.value !== found.name) return undefined;
      const at = start + found.start;
      owner ??= { value: found.name, at: { kind: 'text-range', start: at, end: at + found.name.length } };
    }
    start += line.length + 1;
  }
  return owner;
}

/** A short line without code's marks in it, or one that begins with the sign. */
function isTold(line: string): boolean {
  const looked = line.slice(0, LONGEST_LINE);
  if (/[="{};\\|/]/.test(looked.replace(/www\.\S{1,60}/g, ''))) return false;
  return line.length <= LONGEST_LINE || (line.length <= LONGEST_NOTICE && BEGINS.test(looked));
}

function nameIn(line: string): { readonly name: string; readonly start: number } | undefined {
  const sign = SIGN.exec(line);
  if (sign === null) return undefined;
  const start = sign.index + sign[0].length;
  const words: string[] = [];
  for (const word of line.slice(start).split(' ').slice(0, MOST_WORDS)) {
    if (NO_NAME.test(word) || !(WORD.test(word.replace(/[,.]$/, '')) || LINK_WORD.test(word))) break;
    words.push(word);
    if (/\p{Ll}{3}[.,]$/u.test(word) && !/^(?:Corp|Ltd|Inc)\.$/.test(word)) {
      const rest = line.slice(start + words.join(' ').length);
      if (!/^ (?:Inc|Ltd|LLC|GmbH|Corp|S\.A|AG)\b/.test(rest)) break;
    }
    if (/^(?:Inc|Ltd|LLC|GmbH|Corp|AG)\.?,?$/.test(word)) break;
  }
  while (LINK_WORD.test(words.at(-1) ?? '')) words.pop();
  const joined = words.join(' ');
  const end = joined.at(-1);
  const name = end === ',' || (end === '.' && !ABBREVIATED.test(joined)) ? joined.slice(0, -1) : joined;
  return /\p{L}{2}/u.test(name) ? { name, start } : undefined;
}
