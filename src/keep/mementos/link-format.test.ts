import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseLinks } from './link-format.ts';

it('reads a TimeMap: commas inside dates and addresses end no link', () => {
  const links = parseLinks(
    '<http://a.example.org>;rel="original",\n' +
      ' <http://arxiv.example.net/timemap/http://a.example.org>\n' +
      '; rel="self";type="application/link-format"\n' +
      '; from="Tue, 20 Jun 2000 18:02:59 GMT"; until="Wed, 09 Apr 2008 20:30:51 GMT",\n' +
      ' <http://arxiv.example.net/web/20000620180259/http://a.example.org/?q=a,b>\n' +
      '; rel="first memento";datetime="Tue, 20 Jun 2000 18:02:59 GMT"\n' +
      '; license="http://creativecommons.org/publicdomain/zero/1.0/"',
  );
  expect(links.map(({ rel }) => rel)).toEqual([['original'], ['self'], ['first', 'memento']]);
  expect(links[2]?.target).toBe('http://arxiv.example.net/web/20000620180259/http://a.example.org/?q=a,b');
  expect(links[2]?.parameters.get('datetime')).toBe('Tue, 20 Jun 2000 18:02:59 GMT');
});

it('reads what is written loosely: bare words, quotes in quotes, flags, the first of two', () => {
  const [link] = parseLinks('<x> ; REL=Memento ; title="say \\"hi\\", you" ; flag ; rel=other');
  expect(link?.rel).toEqual(['memento']);
  expect(link?.parameters.get('title')).toBe('say "hi", you');
  expect(link?.parameters.get('flag')).toBe('');
});

it('passes over what is no link, and comes to an end whatever stands in it', () => {
  expect(parseLinks('no link, <good>; rel=memento, <never closed')).toMatchObject([{ target: 'good' }]);
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'<>;,="\\ ab') }), (text) => void parseLinks(text)),
  );
});

it('reads a megabyte of unclosed quotes and brackets in a moment', () => {
  const start = process.cpuUsage();
  parseLinks('<a>;b="'.repeat(150_000));
  parseLinks('<'.repeat(1_000_000));
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(5);
});
