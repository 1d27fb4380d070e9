import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesIn } from '../roles/index.ts';
import { scan } from './scan.ts';
import { settle } from './settle.ts';

const WHOLE = (text: string) => placesIn({ text, blocks: [], sentences: [] });

/** Pieces that reports are made of, and pieces that parsers stumble over. */
const PIECES = [
  'heron.example',
  'hxxp://',
  'https://',
  '198.51.100.23',
  '[.]',
  '(dot)',
  '[',
  ']',
  '(',
  ')',
  '{',
  '}',
  '.',
  ',',
  ';',
  ':',
  '/',
  '\\',
  '@',
  ' ',
  '\n',
  '"',
  '`',
  '|',
  '%',
  'C:\\',
  'HKLM\\',
  '%TEMP%\\',
  'CVE-2021-44228',
  'a',
  'Z',
  '0',
  '-',
  '_',
  '🦩',
  '\ud83e',
  'é',
  '例',
  '\u2011',
  '\u00a0',
  '\u0000',
  '::',
  '2001:db8::1',
  '/tmp/x',
  'x.exe',
  ' dot ',
  ' [.] ',
  'd41d8cd98f00b204e9800998ecf8427e',
  'user@',
  '=',
  '<',
  '>',
  '\t',
  '#',
  '…',
];

test('every mention is the text between its offsets, and a value that differs says why', () => {
  const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(texts, (text) => {
      for (const mention of settle(scan(text), text, WHOLE(text))) {
        const raw = text.slice(mention.start, mention.end);
        expect(mention.start).toBeLessThan(mention.end);
        expect(raw).toBe(raw.trim());
        expect(mention.steps.length > 0).toBe(raw !== mention.value);
      }
    }),
    { numRuns: 3000 },
  );
});

const label = fc.stringMatching(/^[a-z][a-z0-9]{2,8}$/);
const host = fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => `${labels.join('.')}.example`);
const address = fc.ipV4().map((ip) => ip.replace(/^0\./, '9.'));
const path = fc.array(label, { maxLength: 3 }).map((parts) => parts.map((part) => `/${part}`).join(''));
const value = fc.oneof(
  host,
  address,
  fc
    .tuple(fc.constantFrom('http', 'https'), fc.oneof(host, address), path)
    .map(([s, h, p]) => `${s}://${h}${p}`),
  fc.tuple(label, host).map(([local, domain]) => `${local}@${domain}`),
);
const DOTS = ['.', '[.]', '(.)', '{.}', '[dot]', '(dot)', '[,]', '.]', '[.', ' [.] ', '[.] '] as const;

/** Defangs a value: every dot in a style of its own, the scheme and the `@` too. */
function defang(plain: string, dots: readonly string[], loud: boolean): string {
  let i = 0;
  const dotted = plain.replaceAll('.', () => dots[i++ % dots.length] ?? '[.]');
  return loud ? dotted.replace(/^http/, 'hxxp').replace('://', '[:]//').replace('@', '[@]') : dotted;
}

test('a defanged value is read as the value, whatever mixture of styles it was defanged in', () => {
  const dots = fc.array(fc.constantFrom(...DOTS), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      value,
      dots,
      fc.boolean(),
      fc.constantFrom('', '🦩 ', 'é“', '- '),
      (plain, styles, loud, before) => {
        const text = `${before}${defang(plain, ['[.]', ...styles], loud)}\n`;
        const mentions = settle(scan(text), text, WHOLE(text));
        expect(mentions.map((mention) => mention.value)).toEqual([plain]);
        expect(mentions[0]?.defanged).toBe(true);
        expect(mentions[0]?.end).toBe(text.length - 1);
      },
    ),
    { numRuns: 1000 },
  );
});
