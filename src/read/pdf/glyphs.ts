import type { Pdfium } from './engine.ts';
import { sane } from './sane.ts';
import type { Style } from './styles.ts';
import { stylesOf } from './styles.ts';

/** The characters of a page in the order of its content stream, one entry per PDFium character. */
export interface Glyphs {
  readonly count: number;
  /** Height of the page in points, as displayed. */
  readonly pageHeight: number;
  /** Unicode code points; LF where PDFium starts a line, SPACE where it or the page sets a space. */
  readonly code: Uint32Array;
  /** The same as a string, right for code points up to U+00FF: words are cut out of it. */
  readonly latin1: string;
  /** 1 where a hyphen stands that PDFium takes for the end of a line. */
  readonly hyphen: Uint8Array;
  /** Boxes of the characters that can be seen, in points as displayed; others have none. */
  readonly x0: Float32Array;
  readonly y0: Float32Array;
  readonly x1: Float32Array;
  readonly y1: Float32Array;
  /** Asked at the ends of words only. */
  baselineOf(index: number): number;
  /** How the font of the character at `index` looks; asked where a piece starts and in lines of code only. */
  styleOf(index: number): Style;
}

const SPACE = 0x20;
const LF = 0x0a;
const HYPHEN = 0x2d;
const SCRATCH_BYTES = 256;

/**
 * Copies a text page out of PDFium's memory, as long as `textPage` and `scratch` live (the caller frees them,
 * see withScratch). Every question crosses into WebAssembly, and pages hold thousands of characters: no more
 * is asked of each than layout needs.
 */
export function readGlyphs(pdfium: Pdfium, page: number, textPage: number, scratch: number): Glyphs {
  const count = Math.max(0, pdfium.FPDFText_CountChars(textPage));
  const frame = displayFrame(pdfium, page, scratch);
  const code = new Uint32Array(count);
  const hyphen = new Uint8Array(count);
  const [x0, y0] = [new Float32Array(count), new Float32Array(count)];
  const [x1, y1] = [new Float32Array(count), new Float32Array(count)];
  let box = new Float32Array(pdfium.memory.buffer, scratch, 4);
  for (let index = 0; index < count; index++) {
    const point = cleaned(pdfium.FPDFText_GetUnicode(textPage, index));
    code[index] = point;
    if (point === LF || point === 0 || point === SPACE) continue;
    pdfium.FPDFText_GetLooseCharBox(textPage, index, scratch);
    // A call into PDFium may have grown its memory, which leaves views of the old one empty.
    if (box.length === 0) box = new Float32Array(pdfium.memory.buffer, scratch, 4);
    const left = sane(box[0]);
    const top = sane(box[1]);
    const right = sane(box[2]);
    const bottom = sane(box[3]);
    const ax = displayX(left, bottom, frame);
    const bx = displayX(right, top, frame);
    const ay = displayY(left, bottom, frame);
    const by = displayY(right, top, frame);
    x0[index] = Math.min(ax, bx);
    x1[index] = Math.max(ax, bx);
    y0[index] = Math.min(ay, by);
    y1[index] = Math.max(ay, by);
    if (point !== HYPHEN) continue;
    hyphen[index] = pdfium.FPDFText_IsHyphen(textPage, index) === 1 ? 1 : 0;
    dropUnseen(index, { code, hyphen, x0, x1 });
  }
  return {
    count,
    pageHeight: frame.height,
    code,
    latin1: Buffer.from(new Uint8Array(code).buffer).toString('latin1'),
    hyphen,
    x0,
    y0,
    x1,
    y1,
    baselineOf: baselinesOf(pdfium, textPage, count, scratch, frame),
    styleOf: stylesOf(pdfium, textPage, scratch),
  };
}

export function withScratch<T>(pdfium: Pdfium, use: (scratch: number) => T): T {
  const scratch = pdfium.malloc(SCRATCH_BYTES);
  try {
    return use(scratch);
  } finally {
    pdfium.free(scratch);
  }
}

/**
 * One code point as the reading writes it. PDFium marks a line-end hyphen with U+0002 or U+FFFE, whatever
 * hyphen stood there; control characters and halves of surrogate pairs say nothing.
 */
function cleaned(code: number): number {
  if (code > 0x20 && code < 0x7f) return code;
  if (code === 0x0d) return 0;
  if (code === LF || code === 0x0b || code === 0x0c || code === 0x2028 || code === 0x2029) return LF;
  if (code === 0x02 || code === 0xfffe || code === 0xad || code === 0x2010 || code === 0x2011) return 0x2d;
  if (code === 0x20 || code === 0x09 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a)) return SPACE;
  if (code === 0x202f || code === 0x205f || code === 0x3000) return SPACE;
  if (code < 0xa0 || code === 0xfeff || code === 0xffff) return 0;
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) return 0;
  return code >= 0x200b && code <= 0x200f ? 0 : code;
}

/** The page's box in its own user space, and the quarter turns (clockwise) at which it is displayed. */
interface Frame {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
  readonly turns: number;
  readonly height: number;
}

function displayFrame(pdfium: Pdfium, page: number, scratch: number): Frame {
  const isKnown = pdfium.FPDF_GetPageBoundingBox(page, scratch) !== 0;
  const [left = 0, top = 0, right = 0, bottom = 0] = isKnown
    ? [...new Float32Array(pdfium.memory.buffer, scratch, 4)].map(sane)
    : [];
  const turns = pdfium.FPDFPage_GetRotation(page);
  return { left, bottom, right, top, turns, height: turns % 2 === 1 ? right - left : top - bottom };
}

/** From user space to points from the lower left corner as displayed (ISO 32000-1, 8.3.2.3 and 14.11.2). */
function displayX(x: number, y: number, frame: Frame): number {
  if (frame.turns === 0) return x - frame.left;
  if (frame.turns === 1) return y - frame.bottom;
  return frame.turns === 2 ? frame.right - x : frame.top - y;
}

function displayY(x: number, y: number, frame: Frame): number {
  if (frame.turns === 0) return y - frame.bottom;
  if (frame.turns === 1) return frame.right - x;
  return frame.turns === 2 ? frame.top - y : x - frame.left;
}

/** Tells the height of the line that a character stands on (FPDFText_GetCharOrigin writes two doubles). */
function baselinesOf(
  pdfium: Pdfium,
  textPage: number,
  count: number,
  scratch: number,
  frame: Frame,
): (index: number) => number {
  const known = new Float32Array(count).fill(Number.NaN);
  let origin = new Float64Array(pdfium.memory.buffer, scratch, 2);
  return (index) => {
    const baseline = known[index] ?? 0;
    if (!Number.isNaN(baseline)) return baseline;
    pdfium.FPDFText_GetCharOrigin(textPage, index, scratch, scratch + 8);
    if (origin.length === 0) origin = new Float64Array(pdfium.memory.buffer, scratch, 2);
    known[index] = displayY(sane(origin[0]), sane(origin[1]), frame);
    return known[index] ?? 0;
  };
}

/**
 * A soft hyphen that was not needed takes no room; and some fonts map one hyphen glyph to two or three
 * hyphens, which then share its box.
 */
function dropUnseen(index: number, glyphs: Pick<Glyphs, 'code' | 'hyphen' | 'x0' | 'x1'>): void {
  if ((glyphs.x1[index] ?? 0) - (glyphs.x0[index] ?? 0) < 0.01) {
    glyphs.code[index] = 0;
    return;
  }
  let twin = index - 1;
  while (twin > index - 3 && glyphs.code[twin] === 0 && glyphs.x0[twin] === glyphs.x0[index]) twin--;
  if (glyphs.code[twin] !== 0x2d || glyphs.x0[twin] !== glyphs.x0[index]) return;
  glyphs.code[index] = 0;
  if (glyphs.hyphen[index] === 1) glyphs.hyphen[twin] = 1;
  glyphs.hyphen[index] = 0;
}
