import { DecodedText, type Stretch } from './decoded-text.ts';

/** A string of a JSON text with the names and indexes that lead to it. */
export interface JsonString {
  readonly path: readonly (string | number)[];
  readonly value: DecodedText;
}

interface Level {
  readonly isArray: boolean;
  key: string | number;
}

const DEEPEST = 64;

/** The string values of a JSON text (RFC 8259) in order. What lies deeper than sixty-four levels is passed over. */
export function* jsonStrings(source: string): Generator<JsonString> {
  const levels: Level[] = [];
  let expectsKey = false;
  for (let at = 0; at < source.length; at++) {
    const unit = source[at];
    const level = levels.at(-1);
    if (unit === '{' || unit === '[') {
      levels.push({ isArray: unit === '[', key: unit === '[' ? 0 : '' });
      expectsKey = unit === '{';
    } else if (unit === '}' || unit === ']') {
      levels.pop();
      expectsKey = false;
    } else if (unit === ',' && level !== undefined) {
      if (level.isArray) level.key = Number(level.key) + 1;
      expectsKey = !level.isArray;
    } else if (unit === ':') expectsKey = false;
    else if (unit === '"') {
      const end = stringEnd(source, at + 1);
      const value = new DecodedText(stretchesOf(source, at + 1, end));
      if (expectsKey && level !== undefined) level.key = value.text;
      else if (levels.length <= DEEPEST) yield { path: levels.map(({ key }) => key), value };
      at = end;
    }
  }
}

function stringEnd(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === '"') return at;
  }
  return source.length;
}

const ESCAPE = /\\(?:u([0-9a-f]{4})|(["\\/bfnrt]))/gi;
const MEANING: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function stretchesOf(source: string, start: number, end: number): readonly Stretch[] {
  const written = source.slice(start, end);
  const stretches: Stretch[] = [];
  let last = 0;
  for (const { index, 0: sequence, 1: hex, 2: sign = '' } of written.matchAll(ESCAPE)) {
    if (index > last)
      stretches.push({ text: written.slice(last, index), start: start + last, end: start + index });
    const text = hex === undefined ? (MEANING[sign] ?? sign) : String.fromCharCode(Number.parseInt(hex, 16));
    last = index + sequence.length;
    stretches.push({ text: text === '\0' ? '\uFFFD' : text, start: start + index, end: start + last });
  }
  if (last < written.length) stretches.push({ text: written.slice(last), start: start + last, end });
  return stretches;
}
