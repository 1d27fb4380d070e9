import type { Reading, TextRange } from '../../model/index.ts';
import { proseBlocks } from './words.ts';

/** Somebody's words between quotation marks, in a report's prose. */
export interface Quotation extends TextRange {
  /** Its words alone, lower-cased: equal where two reports quote the same. */
  readonly key: string;
  /** Names in the same block near it: whose words they may be. */
  readonly names: ReadonlySet<string>;
  /** What stands around it in its block, without it. */
  readonly around: string;
}

/** Fewer words may be anybody's. */
const FEWEST_WORDS = 6;
/** UTF-16 code units; an unclosed mark quotes nothing. */
const LONGEST = 1200;
const NEAR = 160;
const MOST = 400;

const NAME = /\p{Lu}[\p{L}’'-]{1,30}(?: (?:\p{Lu}|of (?=\p{Lu})|the (?=\p{Lu}))[\p{L}’'-]{1,30}){1,3}/gu;

/** A path, a request, a rule, what a program prints: nobody said it. */
export const CODE: RegExp =
  /[\\{}<>|]|%\w{2,30}%|\$[A-Z_]{2}|->|::|\bMozilla\/|\bUser-Agent\b|\bHKEY_|\bHKLM\b|\bthis program cannot be run\b|[a-z]\/\d|\.(?:exe|dll|sys|php|aspx?)\b/iu;

/** Quotations of at least six words, marked as English does: “ ” or " ". */
export function quotationsOf({ text, blocks }: Pick<Reading, 'text' | 'blocks'>): readonly Quotation[] {
  const found: Quotation[] = [];
  for (const block of proseBlocks(blocks)) {
    for (const range of markedIn(text, block)) {
      const words = text.slice(range.start, range.end);
      const key = CODE.test(words) ? undefined : wordsIn(words);
      if (key === undefined || found.length >= MOST) continue;
      const before = text.slice(Math.max(block.start, range.start - NEAR), range.start);
      const after = text.slice(range.end, Math.min(block.end, range.end + NEAR));
      const around = `${before} … ${after}`;
      found.push({ ...range, key, around, names: namesIn(around) });
    }
  }
  return found;
}

/** What stands between quotation marks in a block, without the marks. */
export function* markedIn(text: string, block: TextRange): Generator<TextRange> {
  const words = text.slice(block.start, block.end);
  const next = { '”': -1, '"': -1 };
  for (let at = 0; at < words.length; at++) {
    const mark = words[at];
    const closing = mark === '“' ? '”' : mark === '"' ? '"' : undefined;
    if (closing === undefined) continue;
    // Found once for all the marks before it: an unclosed quotation costs no second search.
    if (next[closing] <= at) next[closing] = endOr(words.indexOf(closing, at + 1), words.length);
    const end = next[closing];
    if (end >= words.length || end - at > LONGEST) continue;
    yield { start: block.start + at + 1, end: block.start + end };
    at = end;
  }
}

function endOr(found: number, end: number): number {
  return found < 0 ? end : found;
}

function wordsIn(quoted: string): string | undefined {
  const words =
    quoted
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length < FEWEST_WORDS ? undefined : words.join(' ');
}

function namesIn(around: string): ReadonlySet<string> {
  return new Set((around.match(NAME) ?? []).map((name) => name.replace(/[’']s?$/u, '')));
}
