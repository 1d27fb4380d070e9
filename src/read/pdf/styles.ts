import type { Pdfium } from './engine.ts';
import { sane } from './sane.ts';

/** How a character is set. */
export interface Style {
  /** Points, as displayed. */
  readonly size: number;
  readonly mono: boolean;
  readonly bold: boolean;
}

type Face = Pick<Style, 'mono' | 'bold'>;

const NAME_BYTES = 128;
/** Behind the name: the font's flags, then a matrix of six floats. */
const FLAGS = NAME_BYTES;
const MATRIX = FLAGS + 8;
const FLAG_FIXED_PITCH = 1;

/**
 * Tells the style of each character of a text page, in `scratch`. A font is asked for its name, flags and
 * weight once: its handle stays the same as long as the page is open.
 */
export function stylesOf(pdfium: Pdfium, textPage: number, scratch: number): (index: number) => Style {
  const faces = new Map<number, Face>();
  const faceOf = (index: number): Face => {
    const object = pdfium.FPDFText_GetTextObject(textPage, index);
    const font = object === 0 ? 0 : pdfium.FPDFTextObj_GetFont(object);
    if (font === 0) return askFace(pdfium, textPage, index, scratch);
    const known = faces.get(font) ?? askFace(pdfium, textPage, index, scratch);
    faces.set(font, known);
    return known;
  };
  return (index) => {
    const nominal = pdfium.FPDFText_GetFontSize(textPage, index);
    pdfium.FPDFText_GetMatrix(textPage, index, scratch + MATRIX);
    const matrix = new DataView(pdfium.memory.buffer, scratch + MATRIX, 24);
    const scale = Math.hypot(matrix.getFloat32(8, true), matrix.getFloat32(12, true));
    const { mono, bold } = faceOf(index);
    return { size: sane(nominal * (scale > 0 ? scale : 1)), mono, bold };
  };
}

function askFace(pdfium: Pdfium, textPage: number, index: number, scratch: number): Face {
  const weight = pdfium.FPDFText_GetFontWeight(textPage, index);
  const length = pdfium.FPDFText_GetFontInfo(textPage, index, scratch, NAME_BYTES, scratch + FLAGS);
  const { buffer } = pdfium.memory;
  const flags = new DataView(buffer, scratch + FLAGS, 4).getUint32(0, true);
  const isWhole = length > 0 && length <= NAME_BYTES;
  const name = Buffer.from(buffer, scratch, isWhole ? length : 0).toString('latin1');
  return {
    mono: (flags & FLAG_FIXED_PITCH) !== 0 || /mono|courier|consol|menlo/i.test(name),
    bold: weight >= 600 || /bold|black|heavy/i.test(name),
  };
}
