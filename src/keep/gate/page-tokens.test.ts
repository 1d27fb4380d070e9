import { describe, expect, it } from 'vitest';
import { pageTokens } from './page-tokens.ts';
import { sketchPage } from './sketch-page.ts';

function shown(html: string): string {
  return [...pageTokens(html)]
    .map((token) => (token.kind === 'text' ? token.text : `{${token.name}}`))
    .join('');
}

describe('the tokens of a page', () => {
  it.each([
    ['a > in a quoted value ends no tag', '<a title="x>y">z</a>', '{a}z{a}'],
    ['an apostrophe in an unquoted value opens no quote', "<a title=it's>z</a>", '{a}z{a}'],
    ['a < before a blank is text', 'a < b <i>c</i>', 'a  b {i}c{i}'],
    ['comments are passed over', 'a<!-- <p>b --> c', 'a c'],
    ['an open comment swallows the rest', 'a<!-- b', 'a'],
    ['scripts are passed over', 'a<script>"<p>"</SCRIPT>b', 'a{script}{script}b'],
    ['an open script swallows the rest', 'a<script>b', 'a{script}'],
    ['an open tag swallows the rest', 'a<p b', 'a{p}'],
  ])('%s', (_, html, expected) => {
    expect(shown(html)).toBe(expected);
  });
});

describe('the sketch of a page', () => {
  it.each([
    '<',
    '<p ',
    '<a b="',
    '<!--',
    '<script>',
    '<title>',
    '<button>x',
    '<input type="',
    '<p>cookie',
    '&',
  ])('is drawn of half a megabyte of %s', (piece) => {
    const page = sketchPage(piece.repeat(Math.ceil(500_000 / piece.length)));
    expect(page.text.length).toBeLessThan(30_000);
  });
});
