import { plainLine } from '../../model/index.ts';
import { wellFormed } from '../lists/sentence-of.ts';
import { columnsOf, endOf, startOf } from './columns.ts';

/**
 * Text as the brief may show it: one line, no control characters, no half characters, and no web address
 * that a terminal would make clickable. Every primitive that lays out text passes through here.
 */
export function plain(text: string): string {
  return plainLine(wellFormed(text))
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/http(?=s?:\/\/)/giu, 'hxxp');
}

/** One line of at most `columns`, cut at its end. For what only introduces: names in full stand elsewhere. */
export function shortened(text: string, columns: number): string {
  const line = plain(text);
  if (columnsOf(line) <= columns) return line;
  return `${startOf(line, Math.max(0, columns - 1)).trimEnd()}…`;
}

/** One line of at most `columns`, cut in its middle: both ends of a hash, a path or an address tell more. */
export function shortenedInside(text: string, columns: number): string {
  const line = plain(text);
  if (columnsOf(line) <= columns) return line;
  const tail = Math.floor((columns - 1) * 0.4);
  return `${startOf(line, Math.max(0, columns - 1 - tail))}…${endOf(line, tail)}`;
}

/**
 * All of a text in lines of at most `columns`, broken at blanks, and inside a word only where it is longer
 * than a line. All lines but the first are indented.
 */
export function wrapped(text: string, columns: number, indent = ''): string[] {
  const words = plain(text).split(' ').filter(Boolean);
  return lines(words, ' ', columns, indent);
}

/** Items with a separator between them, broken between items wherever that is possible. */
export function flowed(items: readonly string[], separator: string, columns: number, indent = ''): string[] {
  return lines(items.map(plain), separator, columns, indent);
}

function lines(pieces: readonly string[], separator: string, columns: number, indent: string): string[] {
  const done: string[] = [];
  let line = '';
  const room = (): number => Math.max(1, columns - (done.length === 0 ? 0 : columnsOf(indent)));
  const end = (): void => {
    if (line !== '') done.push(line.trimEnd());
    line = '';
  };
  const mark = separator.trimEnd();
  for (const [at, piece] of pieces.entries()) {
    const joined = line === '' ? piece : `${line}${separator}${piece}`;
    // A separator may have to end the line.
    const after = at < pieces.length - 1 ? columnsOf(mark) : 0;
    if (columnsOf(joined) + after <= room()) {
      line = joined;
      continue;
    }
    if (line !== '') line += mark;
    end();
    let rest = piece;
    while (columnsOf(rest) + after > room()) {
      line = longestStart(rest, room());
      rest = rest.slice(line.length).trimStart();
      end();
    }
    line = rest;
  }
  end();
  return done.map((each, at) => (at === 0 ? each : `${indent}${each}`));
}

/**
 * Up to the last blank that fits; else, so that the parts of a path or an address stay whole, up to the last
 * separator in the second half; else as many characters as fit, but at least one.
 */
function longestStart(text: string, columns: number): string {
  const start = startOf(text, columns) || (/^./su.exec(text)?.[0] ?? text);
  const blank = text[start.length] === ' ' ? start.length : start.lastIndexOf(' ');
  if (blank > 0) return start.slice(0, blank);
  const separator = Math.max(...SEPARATORS.map((each) => start.lastIndexOf(each)));
  return separator >= start.length / 2 ? start.slice(0, separator + 1) : start;
}

const SEPARATORS = ['/', '\\', '&', '?', '=', '_', '-', ','];
