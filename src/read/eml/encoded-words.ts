import { append } from '../append.ts';
import { decodeText, withoutNul } from '../charset.ts';
import type { Piece } from '../parts/piece.ts';
import { rangeAt } from '../parts/place.ts';
import { decodeQuoted } from './transfer.ts';

const WORD = /=\?([\w!#$%&'*+\-^{}|~.]{1,60})\?([bq])\?([^?\s]{0,2000})\?=/gi;
const FOLD = /\r?\n[ \t]+/g;

interface Word {
  readonly start: number;
  end: number;
  readonly charset: string;
  readonly bytes: Uint8Array[];
}

/**
 * A header field's text as pieces: encoded words decoded (RFC 2047; those side by side as one, since
 * programs cut characters in two between them), folds as a space, the rest as it stands.
 */
export function headerPieces(source: string, start: number, end: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let last = start;
  for (const word of wordsIn(source, start, end)) {
    append(pieces, plainPieces(source, last, word.start));
    const { text } = decodeText(Buffer.concat(word.bytes), word.charset);
    pieces.push({ text: oneLine(text), at: rangeAt(word.start, word.end) });
    last = word.end;
  }
  append(pieces, plainPieces(source, last, end));
  return pieces.filter(({ text }) => text !== '');
}

function wordsIn(source: string, start: number, end: number): readonly Word[] {
  const words: Word[] = [];
  for (const match of source.slice(start, end).matchAll(WORD)) {
    const [whole, label = '', encoding = '', written = ''] = match;
    const charset = (label.split('*', 1)[0] ?? '').toLowerCase();
    const bytes =
      encoding.toLowerCase() === 'b'
        ? Buffer.from(written, 'base64')
        : decodeQuoted(written.replaceAll('_', ' '));
    const at = start + match.index;
    const before = words.at(-1);
    if (before?.charset === charset && /^\s*$/.test(source.slice(before.end, at))) {
      before.bytes.push(bytes);
      before.end = at + whole.length;
    } else words.push({ start: at, end: at + whole.length, charset, bytes: [bytes] });
  }
  return words;
}

/** Text between encoded words. White space between two words is none (section 6.2). */
function plainPieces(source: string, start: number, end: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let last = start;
  const add = (from: number, to: number): void => {
    const text = source.slice(from, to);
    if (text === '') return;
    const isEightBit = /[\u0080-\u00ff]/.test(text) && !/[\u0100-\uffff]/.test(text);
    if (!isEightBit && !text.includes('\0')) pieces.push({ text, at: rangeAt(from, to), copied: true });
    // Raw eight-bit text: UTF-8 by RFC 6532, older programs' own charset otherwise.
    else if (isEightBit)
      pieces.push({ text: decodeText(Buffer.from(text, 'latin1')).text, at: rangeAt(from, to) });
    else pieces.push({ text: withoutNul(text), at: rangeAt(from, to) });
  };
  for (const fold of source.slice(start, end).matchAll(FOLD)) {
    const at = start + fold.index;
    add(last, at);
    last = at + fold[0].length;
    pieces.push({ text: ' ', at: rangeAt(at, last) });
  }
  add(last, end);
  return pieces;
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}
