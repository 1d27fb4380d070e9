import type { Inliner } from './inliner.ts';

// A URL in a style sheet, quoted or not. One with brackets of its own is none here, and loads nothing either.
const URL_TOKEN = /url\(([^()]*)\)/giu;
const IMPORT = /@import[^;{}]{0,4000};?/giu;

/**
 * A style sheet with its pictures and fonts inside it. What was not kept shows nothing; further sheets are left
 * out. No `<` of it can open or close an element.
 *
 * @param base what its URLs are relative to
 */
export function inlineCss(css: string, base: string, inliner: Inliner): string {
  return css
    .replace(IMPORT, '')
    .replace(URL_TOKEN, (_, argument: string) => {
      const url = argument.trim().replace(/^["']|["']$/gu, '');
      return url.startsWith('#') ? `url("${encodeURI(url)}")` : `url("${inliner.dataUrl(url, base) ?? ''}")`;
    })
    .replace(/<(?=[a-z!/?])/giu, '\\3c ');
}
