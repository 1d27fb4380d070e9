import { describe, expect, it } from 'vitest';
import { cssUrls } from './css-urls.ts';
import { pageRequisites } from './page-requisites.ts';
import { srcsetUrls } from './srcset.ts';

const PAGE = new URL('https://northgate.example/reports/heron');
const found = (html: string): string[] => pageRequisites(html, PAGE).map(({ url }) => url);

describe('what a page is shown with', () => {
  it.each<[string, string, string[]]>([
    ['a picture', '<img src=a.png>', ['https://northgate.example/reports/a.png']],
    ['a style sheet', '<link rel="Stylesheet" href=/s.css>', ['https://northgate.example/s.css']],
    ['an icon', '<link rel="shortcut icon" href=/i.ico>', ['https://northgate.example/i.ico']],
    ['a font', '<link rel=preload as=font href=//fonts.example/f.woff2>', ['https://fonts.example/f.woff2']],
    [
      'the choices of a picture element, after what is shown anyhow',
      '<picture><source srcset="w.webp 1x, w2.webp 2x"><img src=w.png></picture>',
      ['w.png', 'w.webp', 'w2.webp'].map((name) => `https://northgate.example/reports/${name}`),
    ],
    [
      'an inline style',
      '<p style="background:url(&quot;bg.png&quot;)">',
      ['https://northgate.example/reports/bg.png'],
    ],
    [
      'a style element',
      '<style>@import "m.css"; p{background:url(b.png)}</style>',
      ['m.css', 'b.png'].map((name) => `https://northgate.example/reports/${name}`),
    ],
    [
      'a drawing’s picture',
      '<svg><image xlink:href=d.png /></svg>',
      ['https://northgate.example/reports/d.png'],
    ],
    ['a film’s still picture', '<video poster=p.jpg src=v.mp4>', ['https://northgate.example/reports/p.jpg']],
    [
      'what is there for readers without script',
      '<noscript><img src=n.png></noscript>',
      ['https://northgate.example/reports/n.png'],
    ],
    [
      'relative to its base',
      '<img src=a.png><base href=https://cdn.example/x/>',
      ['https://cdn.example/x/a.png'],
    ],
    [
      'each once, without its fragment',
      '<img src=a.svg#one><img src=a.svg#two>',
      ['https://northgate.example/reports/a.svg'],
    ],
  ])('is %s', (_, html, urls) => expect(found(html)).toEqual(urls));

  it.each([
    ['a script', '<script src=a.js>document.write("<img src=b.png>")</script>'],
    ['another page', '<a href=b.html>b</a><iframe src=c.html></iframe><link rel=canonical href=/d>'],
    ['what is commented out', '<!-- <img src=a.png> --><style>/* url(a.png) */</style>'],
    ['data in the page itself', '<img src="data:image/gif;base64,R0lGOD">'],
    ['a file of the machine', '<img src=file:///etc/passwd>'],
    ['a place with a password', '<img src=https://user:secret@northgate.example/a.png>'],
    ['itself, by an empty name', '<img src=""><img src="#a">'],
    ['what only looks like markup', '<textarea><img src=a.png></textarea><title><img src=b.png></title>'],
  ])('is not %s', (_, html) => expect(found(html)).toEqual([]));

  it('is found in time that grows with the page, not with its square', () => {
    const urls = 200_000;
    const hostile = [
      '<img src=a '.repeat(urls),
      `<img srcset="${'a,'.repeat(urls)}">`,
      `<img srcset="${'a ('.repeat(urls)}">`,
      `<style>${'/*'.repeat(urls)}</style>`,
      `<style>${'url('.repeat(urls)}</style>`,
      `<style>${'"'.repeat(urls)}</style>`,
      `<style>${'url( '.repeat(urls)}${' '.repeat(urls)}`,
    ];
    for (const html of hostile) {
      const start = process.cpuUsage();
      pageRequisites(html, PAGE);
      const spent = process.cpuUsage(start);
      expect([html.slice(0, 20), (spent.user + spent.system) / 1e6 < 5]).toEqual([html.slice(0, 20), true]);
    }
  });
});

it.each([
  ['a.png', ['a.png']],
  ['a.png 1x, b.png 2x', ['a.png', 'b.png']],
  ['a.png,b.png 2x', ['a.png,b.png']],
  ['a.png, b.png', ['a.png', 'b.png']],
  [' ,, a,b.png 100w (x, y) ,c.png', ['a,b.png', 'c.png']],
  ['', []],
])('the choices of srcset %j', (text, urls) => expect(srcsetUrls(text)).toEqual(urls));

it.each<[string, { text: string; isImport: boolean }[]]>([
  ['@import url("a.css") screen;', [{ text: 'a.css', isImport: true }]],
  [
    "@IMPORT 'a.css';b{c:url( d )}",
    [
      { text: 'a.css', isImport: true },
      { text: 'd', isImport: false },
    ],
  ],
  [
    '@font-face{src:url(a.eot?#x),local("b"),url("c.woff2")format("woff2")}',
    [
      { text: 'a.eot?#x', isImport: false },
      { text: 'c.woff2', isImport: false },
    ],
  ],
  ['p{content:"url(a)"}', []],
  ['@namespace url(http://www.w3.org/1999/xhtml);', []],
  ['p{x:my-url(a)}', []],
  ['p{background:url(a\\)\\20 b.png)}', [{ text: 'a) b.png', isImport: false }]],
  ["p{background:url('a", [{ text: 'a', isImport: false }]],
])('the URLs of %j', (css, urls) => expect(cssUrls(css)).toEqual(urls));
