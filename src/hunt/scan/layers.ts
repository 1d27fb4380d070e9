import { lowerCase } from '../forms/lower-case.ts';
import { wordBeganBefore, wordGoesOn } from '../forms/units.ts';
import { COLOURS, CONTROL, decodeEscape, decodePercent, escapesOf, PERCENT } from './decode.ts';
import type { Edit } from './peel.ts';
import { editAt, peel } from './peel.ts';

/**
 * A line as it reads once a number of wrappings are undone; the lowest layer is the line as it stands.
 * Every layer is searched, since nobody knows which of them the words were meant in.
 */
export interface Layer {
  readonly text: string;
  /** Unit for unit the same text. */
  readonly lower: string;
  readonly below?: { readonly layer: Layer; readonly edits: readonly Edit[] };
}

const ESCAPED = { sign: /[\\[({#。．｡]|\.\]|hxxp/i, patternFor: escapesOf, decode: decodeEscape };
/** First, since `\\temp` behind a colour is a folder, where the same in a string may be a tabulator. */
const COLOURED = {
  sign: /\[[\d;]{0,16}m|#0[0-3][0-7]/,
  patternFor: () => COLOURS,
  decode: () => ' ',
};
const PERCENTED = { sign: /%/, patternFor: () => PERCENT, decode: decodePercent };

const AMPERSAND = /&amp;/;
const AMPERSANDS = /&amp;/g;

/** Twice and more, for a URL in the query of a URL, or what a container says in JSON of what a program said in JSON. */
const WRAPPINGS = [
  COLOURED,
  ESCAPED,
  PERCENTED,
  ESCAPED,
  PERCENTED,
  ESCAPED,
  // The queries of URLs in XML and HTML.
  { sign: AMPERSAND, patternFor: () => AMPERSANDS, decode: () => '&' },
];

/** Whether a line is a JSON object or array, perhaps behind the head of a syslog line. */
function isJson(line: string): boolean {
  const start = line.search(/[{[]/);
  if (start < 0 || start > LONGEST_HEAD || !/[\]}]\s{0,8}$/.test(line)) return false;
  try {
    JSON.parse(line.slice(start));
    return true;
  } catch {
    return false;
  }
}

const LONGEST_HEAD = 400;

/** What every wrapping has some of. */
const ANY_SIGN = /[\\[({#。．｡%]|\.\]|hxxp|&amp;/i;

/** The layers of a line, lowest first: one, unless something in it is wrapped. */
export function layersOf(line: string): readonly Layer[] {
  let top: Layer = { text: line, lower: lowerCase(line) };
  const layers = [top];
  if (!ANY_SIGN.test(line)) return layers;
  for (const { sign, patternFor, decode } of WRAPPINGS) {
    const peeled = sign.test(top.text) ? peel(top.text, patternFor(top.text), decode) : undefined;
    if (peeled === undefined) continue;
    const { edits } = peeled;
    // In JSON a `\n` is a new line for sure, and no folder's `n`.
    const isSure = layers.length === 1 && peeled.text.includes(CONTROL) && isJson(line);
    const text = isSure ? peeled.text.replaceAll(CONTROL, '\n') : peeled.text;
    top = { text, lower: lowerCase(text), below: { layer: top, edits } };
    layers.push(top);
  }
  return layers;
}

/**
 * Whether words that end on either side in a layer go on in one above: the `evil.example` of
 * `evil.example%2Ecom` is no name of its own, nor is that of `cdn[.]evil.example`.
 */
export function goOnAbove(layers: readonly Layer[], depth: number, start: number, end: number): boolean {
  const own = layers[depth]?.text ?? '';
  const edge = {
    start: wordBeganBefore(own, start) ? undefined : start,
    end: wordGoesOn(own, end) ? undefined : end,
  };
  for (const { text, below } of layers.slice(depth + 1)) {
    const edits = below?.edits ?? [];
    edge.start = edge.start === undefined ? undefined : startAbove(edits, edge.start);
    edge.end = edge.end === undefined ? undefined : endAbove(edits, edge.end);
    if (edge.start !== undefined && wordBeganBefore(text, edge.start)) return true;
    if (edge.end !== undefined && wordGoesOn(text, edge.end)) return true;
  }
  return false;
}

/** Undefined inside an edit: the `t` of `\\tide.dat` may be the name's, or the tabulator's. */
function startAbove(edits: readonly Edit[], position: number): number | undefined {
  const edit = editAt(edits, 'belowStart', position - 1);
  if (edit === undefined) return position;
  return position < edit.belowEnd ? undefined : edit.end + position - edit.belowEnd;
}

function endAbove(edits: readonly Edit[], position: number): number {
  const edit = editAt(edits, 'belowStart', position);
  if (edit === undefined) return position;
  return position < edit.belowEnd ? edit.start : edit.end + position - edit.belowEnd;
}

/** A stretch of a layer, as offsets of the line itself. */
export function inLine(
  layer: Layer,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  let stretch = { start, end };
  for (let { below } = layer; below !== undefined; below = below.layer.below) {
    const first = editAt(below.edits, 'start', stretch.start);
    const last = editAt(below.edits, 'start', stretch.end - 1);
    stretch = {
      start: isInside(first, stretch.start) ? first.belowStart : shifted(first, stretch.start),
      end: isInside(last, stretch.end - 1) ? last.belowEnd : shifted(last, stretch.end),
    };
  }
  return stretch;
}

function isInside(edit: Edit | undefined, position: number): edit is Edit {
  return edit !== undefined && position < edit.end;
}

function shifted(edit: Edit | undefined, position: number): number {
  return edit === undefined ? position : edit.belowEnd + position - edit.end;
}
