import { describe, expect, test } from 'vitest';
import { asked, endpointOf, linkTo } from '../index.ts';

const PAGE = 'https://reader.example/notes/7?x=1';
const found = (html: string, ...linkHeaders: string[]): string | undefined =>
  endpointOf({ final: PAGE, linkHeaders, html });

// The forms in which webmention.rocks advertises an endpoint (its discovery tests 1 to 22), in pages of our own.
describe('where a page takes webmentions', () => {
  test.each<[string, string, readonly string[], string | undefined]>([
    ['a header, unquoted, relative', '', ['</in>; rel=webmention'], 'https://reader.example/in'],
    ['a header, absolute', '', ['<https://in.example/w>; rel=webmention'], 'https://in.example/w'],
    [
      'a header, quoted, of several relations',
      '',
      ['</in>; rel="webmention other"'],
      'https://reader.example/in',
    ],
    [
      'a header with further parameters',
      '',
      ['</in>; title="a, b; c"; rel="webmention"'],
      'https://reader.example/in',
    ],
    [
      'the second of two headers',
      '',
      ['</no>; rel="other"', '</in>; rel="webmention"'],
      'https://reader.example/in',
    ],
    [
      'the second link of a header',
      '',
      ['</no>; rel="other", </in>; rel="webmention"'],
      'https://reader.example/in',
    ],
    [
      'a header with a comma in an address',
      '',
      ['</a,b>; rel=x, </in>; rel=webmention'],
      'https://reader.example/in',
    ],
    [
      'a header before elements',
      '<link rel=webmention href=/no><a rel=webmention href=/no>',
      ['</in>; rel=webmention'],
      'https://reader.example/in',
    ],
    [
      'a link, relative to the path',
      '<link rel="webmention" href="7/in">',
      [],
      'https://reader.example/notes/7/in',
    ],
    [
      'a link, attributes the other way round',
      '<link href="https://in.example/w" rel="webmention">',
      [],
      'https://in.example/w',
    ],
    [
      'a link of several relations',
      '<link rel="webmention other" href="/in">',
      [],
      'https://reader.example/in',
    ],
    ['an anchor', '<p>See <a rel="webmention" href="/in">here</a>.', [], 'https://reader.example/in'],
    [
      'the first of an anchor and a link',
      '<a href="/in" rel="webmention">x</a><link rel="webmention" href="/no">',
      [],
      'https://reader.example/in',
    ],
    [
      'the first of a link and an anchor',
      '<link rel="webmention" href="/in"><a href="/no" rel="webmention">x</a>',
      [],
      'https://reader.example/in',
    ],
    [
      'not what is called almost so',
      '<link rel="not-webmention" href="/no"><a rel="webmention" href="/in">',
      [],
      'https://reader.example/in',
    ],
    [
      'not what a comment holds',
      '<!-- <a href="/no" rel="webmention"> --><a rel="webmention" href="/in">',
      [],
      'https://reader.example/in',
    ],
    [
      'not what is escaped',
      '<code>&lt;a href="/no" rel="webmention"&gt;</code><a rel="webmention" href="/in">',
      [],
      'https://reader.example/in',
    ],
    [
      'not what a script holds',
      '<script>"<a rel=webmention href=/no>"</script><a rel="webmention" href="/in">',
      [],
      'https://reader.example/in',
    ],
    [
      'not what a template holds',
      '<template><a rel=webmention href=/no></template><a rel="webmention" href="/in">',
      [],
      'https://reader.example/in',
    ],
    ['an empty address: the page itself', '<link rel="webmention" href="">', [], PAGE],
    [
      'not a link without an address',
      '<link rel="webmention"><a rel="webmention" href="/in">',
      [],
      'https://reader.example/in',
    ],
    [
      'an address with a query',
      '<link rel="webmention" href="/in?a=b&amp;c=d">',
      [],
      'https://reader.example/in?a=b&c=d',
    ],
    [
      'relative to the base of the page',
      '<base href="https://b.example/x/"><link rel="webmention" href="in">',
      [],
      'https://b.example/x/in',
    ],
    ['nowhere', '<b rel="webmention" href="/no">x</b>', ['</no>; rel=web', 'nonsense'], undefined],
  ])('%s', (_, html, headers, expected) => {
    expect(found(html, ...headers)).toBe(expected);
  });

  test('a page of megabytes of open tags and a header of commas are read in no time', () => {
    const began = process.cpuUsage();
    expect(found('<a '.repeat(600_000))).toBeUndefined();
    expect(found('<a hidden><a>'.repeat(300_000))).toBeUndefined();
    expect(found('', ',<a>;'.repeat(100_000), `<x>${'; a="'.repeat(5_000)}`)).toBeUndefined();
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1_000).toBeLessThan(5_000);
  });
});

const POST = 'https://desk.example/p/post-0123456789abcdef';

describe('whether a page links to a post', () => {
  test.each([
    ['an anchor', `<p>See <a href="${POST}">this</a>`, 'a'],
    ['an anchor with its fragment', `<a href="${POST}#replies">x</a><a href="${POST}">this</a>`, 'a'],
    ['a picture', `<img src="${POST}">`, 'img'],
    ['a video', `<video src="${POST}"></video>`, 'video'],
    ['a quotation', `<blockquote cite="${POST}">x</blockquote>`, 'blockquote'],
    ['an anchor before a picture', `<img src="${POST}"><a href="${POST}">this</a>`, 'a'],
    [
      'an address as WHATWG reads it',
      `<a href=" HTTPS://DESK.example:443/p/./post-0123456789abcdef">x</a>`,
      'a',
    ],
  ])('%s', (_, html, element) => {
    expect(linkTo(POST, html, 'html', PAGE).link?.element).toBe(element);
  });

  test.each([
    ['the address as text', `<p>${POST}</p>`],
    ['a longer address', `<a href="${POST}0">x</a>`],
    ['another query', `<a href="${POST}?a">x</a>`],
    ['a comment', `<!-- <a href="${POST}"> -->`],
    ['a script', `<script>const a = '<a href="${POST}">'</script>`],
    ['a text area', `<textarea><a href="${POST}">x</a></textarea>`],
    ['an attribute of another name', `<a data-href="${POST}">x</a>`],
  ])('not by %s', (_, html) => {
    expect(linkTo(POST, html, 'html', PAGE).link).toBeUndefined();
  });

  test('a link that nobody sees is told apart from one that is seen', () => {
    const hidden = `<div style="display: none"><p><a href="${POST}">x</a></p></div>`;
    expect(linkTo(POST, hidden, 'html', PAGE).link?.isHidden).toBe(true);
    expect(linkTo(POST, `<a hidden href="${POST}">x</a>`, 'html', PAGE).link?.isHidden).toBe(true);
    const both = linkTo(POST, `${hidden}<div><p><a href="${POST}">y</a></p></div>`, 'html', PAGE).link;
    expect(both).toMatchObject({ isHidden: false, element: 'a' });
    const small = `<p style="font-size: 0.8em"><a href="${POST}">x</a>`;
    expect(linkTo(POST, small, 'html', PAGE).link?.isHidden).toBe(false);
  });

  test('JSON by a value, text by the words; never by a part of either', () => {
    expect(linkTo(POST, JSON.stringify({ a: [{ b: POST }] }), 'json', PAGE).link).toBeDefined();
    expect(linkTo(POST, JSON.stringify({ [POST]: `${POST}/` }), 'json', PAGE).link).toBeUndefined();
    expect(linkTo(POST, '['.repeat(200_000), 'json', PAGE).link).toBeUndefined();
    expect(linkTo(POST, `See ${POST}.\n`, 'text', PAGE).link).toBeDefined();
    expect(linkTo(POST, `<${POST}>`, 'text', PAGE).link).toBeDefined();
    expect(linkTo(POST, `See ${POST}0 and ${POST}/more.`, 'text', PAGE).link).toBeUndefined();
  });
});

describe('whether a mention is looked at', () => {
  const own = new Set(['https://desk.example']);
  test('two web addresses, the second of which is a post of ours', () => {
    expect(asked(PAGE, `${POST}#replies`, own)).toMatchObject({ postId: 'post-0123456789abcdef' });
  });
  test.each<[string, unknown, unknown]>([
    ['bad-source', undefined, POST],
    ['bad-source', 'reader.example', POST],
    ['bad-source', 'javascript:alert(1)', POST],
    ['bad-source', 'ftp://reader.example/a', POST],
    ['bad-source', 'https://user:secret@reader.example/', POST],
    ['bad-source', `https://reader.example/${'a'.repeat(3_000)}`, POST],
    ['bad-source', 'http://', POST],
    ['bad-target', PAGE, 'post-0123456789abcdef'],
    ['same-page', `${POST}#a`, `${POST}#b`],
    ['not-ours', PAGE, 'https://elsewhere.example/p/post-0123456789abcdef'],
    ['not-ours', PAGE, 'http://desk.example/p/post-0123456789abcdef'],
    ['not-ours', PAGE, 'https://desk.example/reports/1'],
    ['not-ours', PAGE, `${POST}?a=b`],
  ])('%s', (why, source, target) => {
    expect(asked(source, target, own)).toBe(why);
  });
});
