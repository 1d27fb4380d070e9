import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LogLine, PieceLimits } from './line-splitter.ts';
import { LineSplitter } from './line-splitter.ts';

function split(bytes: Buffer, chunk: number, limits?: PieceLimits): LogLine[] {
  const splitter = new LineSplitter(limits);
  const lines: LogLine[] = [];
  for (let at = 0; at < bytes.length; at += chunk) {
    lines.push(...splitter.push(bytes.subarray(at, at + chunk)));
  }
  lines.push(...splitter.end(false));
  return lines;
}

const TEXT = fc.array(fc.constantFrom('a', 'é', '\r\n', '\n', '\n\n', 'Ω', 'long words', '\u0a00'), {
  maxLength: 30,
});

test.each(['utf8', 'utf16le'] as const)(
  '%s: lines, numbers and offsets do not depend on how the bytes come',
  (encoding) => {
    fc.assert(
      fc.property(TEXT, fc.integer({ min: 1, max: 9 }), (parts, chunk) => {
        const text = parts.join('');
        const bytes = Buffer.from(encoding === 'utf8' ? text : `\ufeff${text}`, encoding);
        const wanted = text.split('\n').map((line) => line.replace(/\r$/, ''));
        if (text === '' || text.endsWith('\n')) wanted.pop();
        const lines = split(bytes, chunk);
        expect(lines.map((line) => line.text)).toEqual(wanted);
        expect(lines.map(({ number }) => number)).toEqual(wanted.map((_, at) => at + 1));
        for (const line of lines) {
          const length = Buffer.byteLength(line.text, encoding);
          const from = line.number === 1 && encoding === 'utf16le' ? line.offset + 2 : line.offset;
          expect(bytes.subarray(from, from + length).toString(encoding)).toBe(line.text);
        }
      }),
      { numRuns: 2_000 },
    );
  },
);

test('a line too long to hold comes in overlapping pieces of one number', () => {
  const limits = { longest: 64, overlap: 16 };
  const long = Array.from({ length: 300 }, (_, at) => String.fromCharCode(97 + (at % 26))).join('');
  const pieces = split(Buffer.from(`first\n${long}\nlast`), 7, limits);
  expect(pieces.at(0)).toMatchObject({ text: 'first', number: 1, cutBefore: false, cutAfter: false });
  expect(pieces.at(-1)).toMatchObject({ text: 'last', number: 3, cutBefore: false, cutAfter: false });
  const middle = pieces.filter(({ number }) => number === 2);
  expect(middle.every(({ text, offset }) => text.length <= 64 + 7 && offset === 6)).toBe(true);
  expect(middle.map(({ cutBefore }) => cutBefore)).toEqual(middle.map((_, at) => at > 0));
  expect(middle.map(({ cutAfter }) => cutAfter)).toEqual(middle.map((_, at) => at < middle.length - 1));
  const rejoined = middle.reduce(
    (whole, { text }) => whole + text.slice(whole === '' ? 0 : limits.overlap),
    '',
  );
  expect(rejoined).toBe(long);
});
