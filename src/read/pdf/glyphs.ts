import type { Pdfium } from './engine.ts';

/** The characters of a page in the order of its content stream, one entry per PDFium character. */
export interface Glyphs {
  readonly count: number;
  /** Height of the page in points, as displayed. */
  readonly pageHeight: number;
  /** Unicode code points; LF where PDFium starts a line, SPACE where it or the page sets a space. */
  readonly code: Uint32Array;
  /** 1 where a hyphen stands that PDFium takes for the end of a line. */
  readonly hyphen: Uint8Array;
  readonly x0: Float32Array;
  readonly y0: Float32Array;
  readonly x1: Float32Array;
  readonly y1: Float32Array;
  readonly baseline: Float32Array;
  /** How the font of the character at `index` looks; asked where a piece starts and in lines of code only. */
  styleOf(index: number): Style;
}

export interface Style {
  readonly size: number;
  readonly mono: boolean;
  readonly bold: boolean;
}

const SPACE = 0x20;
const LF = 0x0a;
const SCRATCH_BYTES = 256;
/** Offset of the character's origin, two doubles, behind its box, four floats. */
const ORIGIN = 16;
const NAME_BYTES = 128;
const FLAG_FIXED_PITCH = 1;

/** Copies a text page out of PDFium's memory. `scratch` is freed by the caller, see withScratch. */
export function readGlyphs(pdfium: Pdfium, page: number, textPage: number, scratch: number): Glyphs {
  const count = Math.max(0, pdfium.FPDFText_CountChars(textPage));
  const frame = displayFrame(pdfium, page, scratch);
  const glyphs: Glyphs = {
    count,
    pageHeight: frame.height,
    code: new Uint32Array(count),
    hyphen: new Uint8Array(count),
    x0: new Float32Array(count),
    y0: new Float32Array(count),
    x1: new Float32Array(count),
    y1: new Float32Array(count),
    baseline: new Float32Array(count),
    styleOf: (index) => styleOf(pdfium, textPage, index, scratch),
  };
  let scratchpad = scratchpadAt(pdfium, scratch);
  for (let index = 0; index < count; index++) {
    const code = cleaned(pdfium.FPDFText_GetUnicode(textPage, index));
    glyphs.code[index] = code;
    if (code === LF || code === 0) continue;
    if (code === 0x2d) glyphs.hyphen[index] = pdfium.FPDFText_IsHyphen(textPage, index) === 1 ? 1 : 0;
    pdfium.FPDFText_GetLooseCharBox(textPage, index, scratch);
    pdfium.FPDFText_GetCharOrigin(textPage, index, scratch + ORIGIN, scratch + ORIGIN + 8);
    // A call into PDFium may have grown its memory, which leaves views of the old one empty.
    if (scratchpad.box.length === 0) scratchpad = scratchpadAt(pdfium, scratch);
    place(index, scratchpad, frame, glyphs);
    if (code === 0x2d) dropUnseen(index, glyphs);
  }
  return glyphs;
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

/** What FPDFText_GetLooseCharBox (left, top, right, bottom) and FPDFText_GetCharOrigin (x, y) wrote last. */
interface Scratchpad {
  readonly box: Float32Array;
  readonly origin: Float64Array;
}

function scratchpadAt(pdfium: Pdfium, scratch: number): Scratchpad {
  const { buffer } = pdfium.memory;
  return { box: new Float32Array(buffer, scratch, 4), origin: new Float64Array(buffer, scratch + ORIGIN, 2) };
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
    ? [...scratchpadAt(pdfium, scratch).box].map(finite)
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

/** A hostile matrix makes numbers that are none. */
function finite(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? value : 0;
}

function place(index: number, { box, origin }: Scratchpad, frame: Frame, glyphs: Glyphs): void {
  const left = finite(box[0]);
  const top = finite(box[1]);
  const right = finite(box[2]);
  const bottom = finite(box[3]);
  const ax = displayX(left, bottom, frame);
  const bx = displayX(right, top, frame);
  const ay = displayY(left, bottom, frame);
  const by = displayY(right, top, frame);
  glyphs.x0[index] = Math.min(ax, bx);
  glyphs.x1[index] = Math.max(ax, bx);
  glyphs.y0[index] = Math.min(ay, by);
  glyphs.y1[index] = Math.max(ay, by);
  glyphs.baseline[index] = displayY(finite(origin[0]), finite(origin[1]), frame);
}

/**
 * A soft hyphen that was not needed takes no room; and some fonts map one hyphen glyph to two or three
 * hyphens, which then share its box.
 */
function dropUnseen(index: number, glyphs: Glyphs): void {
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

function styleOf(pdfium: Pdfium, textPage: number, index: number, scratch: number): Style {
  const nominal = pdfium.FPDFText_GetFontSize(textPage, index);
  pdfium.FPDFText_GetMatrix(textPage, index, scratch);
  const matrix = new DataView(pdfium.memory.buffer, scratch, 24);
  const scale = Math.hypot(matrix.getFloat32(8, true), matrix.getFloat32(12, true));
  const weight = pdfium.FPDFText_GetFontWeight(textPage, index);
  const length = pdfium.FPDFText_GetFontInfo(textPage, index, scratch + 32, NAME_BYTES, scratch + 24);
  const flags = new DataView(pdfium.memory.buffer, scratch + 24, 4).getUint32(0, true);
  const name = Buffer.from(
    pdfium.memory.buffer,
    scratch + 32,
    length > 0 && length <= NAME_BYTES ? length : 0,
  );
  const font = name.toString('latin1');
  return {
    size: nominal * (scale > 0 ? scale : 1),
    mono: (flags & FLAG_FIXED_PITCH) !== 0 || /mono|courier|consol|menlo/i.test(font),
    bold: weight >= 600 || /bold|black|heavy/i.test(font),
  };
}
