import fc from 'fast-check';
import { expect, test } from 'vitest';
import { literal, pattern } from './pattern.ts';

/** Reads a STIX string constant back (STIXPattern.g4, StringLiteral): written apart from what writes it. */
function parseLiteral(text: string): string {
  let value = '';
  let at = 1;
  if (text[0] !== "'") throw new Error('no opening quote');
  while (text[at] !== "'") {
    if (at >= text.length) throw new Error('no closing quote');
    if (text[at] === '\\') {
      at += 1;
      if (text[at] !== "'" && text[at] !== '\\') throw new Error('an escape that STIX does not know');
    }
    value += text[at];
    at += 1;
  }
  if (at !== text.length - 1) throw new Error('text after the constant');
  return value;
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom("'", '\\', '"', '\n', '\r', '\u2028', 'é', '😀', ']', ' OR ', '\0'))
    .map((parts) => parts.join('')),
);

test('whatever a value holds, its pattern means exactly that value', () => {
  fc.assert(
    fc.property(hostile, (value) => {
      expect(parseLiteral(literal(value))).toBe(value);
    }),
  );
});

test('a value cannot end its constant and add a comparison', () => {
  expect(pattern(['file:name', "x' OR file:name = 'y"])).toBe("[file:name = 'x\\' OR file:name = \\'y']");
});

test('a network is matched as a network, an address as an address', () => {
  expect(pattern(['ipv4-addr:value', '203.0.113.0/24'])).toBe("[ipv4-addr:value ISSUBSET '203.0.113.0/24']");
  expect(pattern(['ipv6-addr:value', '2001:db8::5'])).toBe("[ipv6-addr:value = '2001:db8::5']");
  expect(pattern(['url:value', 'http://a.example/24'])).toBe("[url:value = 'http://a.example/24']");
});
