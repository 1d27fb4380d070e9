import formats from 'ajv-formats/dist/formats.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toUri } from './uri.ts';

test.each([
  'https://heron-cdn.example/a.php?id=3&x=%5B1%5D#top',
  'http://user:pw@198.51.100.3:8080/',
  'http://[2001:db8::5]:8080/a',
  'ftp://files.example',
])('a URL that is a URI is left alone: %s', (url) => {
  expect(toUri(url)).toBe(url);
});

test.each([
  ['http://a.example/x y|z', 'http://a.example/x%20y%7Cz'],
  ['http://a.example/100%', 'http://a.example/100%25'],
  ['http://a.example/a[1]', 'http://a.example/a%5B1%5D'],
  ['http://a.example/#a#b', 'http://a.example/#a%23b'],
  ['http://a.example/é', 'http://a.example/%C3%A9'],
  ['http://bücher.example/', 'http://xn--bcher-kva.example/'],
])('a URL that is none becomes one: %s', (url, uri) => {
  expect(toUri(url)).toBe(uri);
});

test.each(['', 'a.example', 'http://', 'http://[::1/'])('what names no host is no URI: %j', (url) => {
  expect(toUri(url)).toBeUndefined();
});

test('whatever comes after a host, the result is a URI to a validator', () => {
  const uri = formats.fullFormats.uri as (text: string) => boolean;
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('/', '?', '#', ''), (rest, start) => {
      const made = toUri(`http://a.example${start}${rest}`);
      expect(made === undefined || uri(made)).toBe(true);
      expect(start === '' || made !== undefined).toBe(true);
    }),
  );
});
