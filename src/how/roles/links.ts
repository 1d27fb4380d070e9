import { codeAt } from '../observables/char-class.ts';

/** The link or picture whose target a stretch stands in, as a plain text keeps them: `[words](target)`, `<img src="target">`. */
export interface Link {
  /** `![…](…)` */
  readonly isPicture: boolean;
  /** Leads to a page of the site that the text was published on: `/blog/a`. */
  readonly isRelative: boolean;
  readonly words: string;
}

const LONGEST_TARGET = 400;
const LONGEST_WORDS = 200;
const PICTURE = /\.(?:png|jpe?g|gif|webp|svg|bmp)$/i;

/** @param start of something that may stand in a link's target; undefined where it does not */
export function linkAround(text: string, start: number, end: number): Link | undefined {
  const before = codeAt(text, start - 1);
  if (before === DOUBLE || before === SINGLE) return pictureAt(text, start);
  if (before !== OPEN && before !== SLASH) return undefined;
  const open = targetStart(text, start);
  if (open === undefined) return undefined;
  // A line may have been broken between the two brackets.
  const parted = codeAt(text, open - 1);
  const close = parted === 32 || parted === 10 ? open - 2 : open - 1;
  if (codeAt(text, close) !== CLOSE) return undefined;
  const near = text.slice(Math.max(0, close - LONGEST_WORDS), close);
  const bracket = near.lastIndexOf('[');
  const target = text.slice(open + 1, end);
  return {
    isPicture: near[bracket - 1] === '!' || PICTURE.test(target),
    isRelative: /^\/(?!\/)/.test(target),
    words: near.slice(bracket + 1),
  };
}

/** `<img src="…">`, where a text keeps HTML's tags. */
function pictureAt(text: string, start: number): Link | undefined {
  return IMAGE.test(text.slice(Math.max(0, start - LONGEST_TAG), start))
    ? { isPicture: true, isRelative: false, words: '' }
    : undefined;
}

const LONGEST_TAG = 120;
const IMAGE = /<img\b[^<>]{1,100}\bsrc ?= ?["']$/i;

const DOUBLE = 0x22;
const SINGLE = 0x27;
const OPEN = 0x28;
const SLASH = 0x2f;
const CLOSE = 0x5d;

/** The bracket that opens the target; a target has no blanks. */
function targetStart(text: string, start: number): number | undefined {
  for (let i = start - 1; i >= Math.max(0, start - LONGEST_TARGET); i--) {
    const code = text.charCodeAt(i);
    if (code === OPEN) return i;
    if (code <= 32 || code === CLOSE || code === 0x29) return undefined;
  }
  return undefined;
}
