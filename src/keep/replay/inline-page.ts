import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import { srcsetUrls } from '../requisites/srcset.ts';
import { inlineCss } from './inline-css.ts';
import { Inliner } from './inliner.ts';
import type { PageFile } from './page-files.ts';

/** A page that asks for nothing: pictures and sheets are inside, scripts, frames and live links are not. */
export interface InlinedPage {
  readonly html: string;
  /** Pictures and fonts that were not kept, or are too many to show. */
  readonly leftOut: number;
}

/** Elements that run, load or redirect; with what is inside those of them that hold no markup. */
const DROPPED = new Set([
  'base',
  'link',
  'meta',
  'iframe',
  'frame',
  'frameset',
  'object',
  'embed',
  'applet',
  'param',
  'portal',
  'noscript',
  'audio',
  'track',
  // They set a link's address after it has been looked at.
  'animate',
  'animatemotion',
  'animatetransform',
  'set',
]);
const RAW: ReadonlyMap<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]> = new Map([
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
  ['xmp', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['noembed', TokenizerMode.RAWTEXT],
  ['noframes', TokenizerMode.RAWTEXT],
  ['plaintext', TokenizerMode.PLAINTEXT],
]);
/** Attributes that load, send or run. `style` and pictures are rewritten before. */
const LOADING =
  /^(?:on.*|src|srcset|srcdoc|imagesrcset|href|xlink:href|poster|background|data|action|formaction|ping|manifest|integrity|nonce|cite|codebase|archive|classid|longdesc|target|http-equiv)$/u;

/**
 * Rewrites a captured page so that it can be shown by itself. This is for looks: that nothing hostile comes
 * of it is for the policy it is served under, which allows neither script nor network.
 *
 * @param html decoded
 * @param page its URL
 * @param files what was kept with it
 */
export function inlinePage(html: string, page: string, files: ReadonlyMap<string, PageFile>): InlinedPage {
  const inliner = new Inliner(files);
  const out: string[] = [];
  let base = page;
  let inside: 'script' | 'style' | 'raw' | undefined;
  let style: string[] = [];
  const text = ({ chars }: Token.CharacterToken): void => {
    if (inside === 'script') return;
    if (inside === 'style') style.push(chars);
    else out.push(inside === 'raw' ? chars : escapedText(chars));
  };
  const tokenizer: Tokenizer = new Tokenizer(
    {},
    {
      onCharacter: text,
      onWhitespaceCharacter: text,
      onNullCharacter: () => undefined,
      onComment: () => undefined,
      onDoctype: () => void out.push('<!doctype html>'),
      onEof: () => undefined,
      onStartTag: ({ tagName, attrs, selfClosing }) => {
        tokenizer.state = RAW.get(tagName) ?? tokenizer.state;
        const attributes = new Map(attrs.map(({ name, value }) => [name, value]));
        if (tagName === 'base') {
          const href = attributes.get('href') ?? '';
          if (URL.canParse(href, page)) base = new URL(href, page).href;
        }
        if (tagName === 'link') out.push(sheetOf(attributes, base, inliner));
        if (tagName === 'script' || (RAW.get(tagName) === TokenizerMode.RAWTEXT && tagName !== 'style')) {
          inside = 'script';
          return;
        }
        if (DROPPED.has(tagName)) return;
        if (tagName === 'style') inside = 'style';
        out.push(`<${tagName}${attributesOf(tagName, attributes, base, inliner)}${selfClosing ? '/' : ''}>`);
      },
      onEndTag: ({ tagName }) => {
        if (inside === 'style') {
          out.push(inlineCss(style.join(''), base, inliner));
          style = [];
        }
        const wasScript = inside === 'script';
        inside = undefined;
        if (!wasScript && !DROPPED.has(tagName)) out.push(`</${tagName}>`);
      },
    },
  );
  tokenizer.write(html, true);
  return { html: out.join(''), leftOut: inliner.leftOut };
}

function sheetOf(attributes: ReadonlyMap<string, string>, base: string, inliner: Inliner): string {
  const rel = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/u);
  const href = attributes.get('href') ?? '';
  if (!rel.includes('stylesheet') || rel.includes('alternate')) return '';
  const file = inliner.file(href, base);
  if (file === undefined) return '';
  const css = inlineCss(Buffer.from(file.bytes).toString('utf8'), new URL(href, base).href, inliner);
  const media = attributes.get('media');
  return `<style${media === undefined ? '' : ` media="${escapedAttribute(media)}"`}>${css}</style>`;
}

function attributesOf(
  tagName: string,
  attributes: ReadonlyMap<string, string>,
  base: string,
  inliner: Inliner,
): string {
  const kept: string[] = [];
  for (const [name, value] of attributes) {
    if (!/^[a-z][a-z0-9:_.-]{0,60}$/u.test(name)) continue;
    if (name === 'style') kept.push(` style="${escapedAttribute(inlineCss(value, base, inliner))}"`);
    else if (!LOADING.test(name)) kept.push(` ${name}="${escapedAttribute(value)}"`);
    else if (isInPage(tagName, name, value)) kept.push(` ${name}="${escapedAttribute(value)}"`);
  }
  const picture = pictureOf(tagName, attributes, base, inliner);
  if (picture !== undefined) kept.push(` ${picture.name}="${escapedAttribute(picture.url)}"`);
  const href = attributes.get('href');
  if (tagName === 'a' && href !== undefined && !href.startsWith('#'))
    kept.push(` data-href="${escapedAttribute(href)}"`);
  return kept.join('');
}

/** A reference into the page itself. */
function isInPage(tagName: string, name: string, value: string): boolean {
  return (name === 'href' || name === 'xlink:href') && value.startsWith('#') && tagName !== 'base';
}

interface Picture {
  readonly name: string;
  readonly url: string;
}

/** The first of the pictures that an element names that was kept. */
function pictureOf(
  tagName: string,
  attributes: ReadonlyMap<string, string>,
  base: string,
  inliner: Inliner,
): Picture | undefined {
  const named = (name: string, ...urls: readonly (string | undefined)[]): Picture | undefined => {
    for (const each of urls) {
      const url = each === undefined ? undefined : inliner.dataUrl(each, base);
      if (url !== undefined) return { name, url };
    }
    return undefined;
  };
  switch (tagName) {
    case 'img':
      return named('src', attributes.get('src'), ...srcsetUrls(attributes.get('srcset') ?? '').slice(0, 8));
    case 'input':
      return named('src', attributes.get('src'));
    case 'video':
      return named('poster', attributes.get('poster'));
    case 'image':
    case 'feimage': {
      const href = attributes.get('href') ?? attributes.get('xlink:href');
      return href?.startsWith('#') === true ? undefined : named('href', href);
    }
    default:
      return attributes.has('background') ? named('background', attributes.get('background')) : undefined;
  }
}

function escapedText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapedAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
