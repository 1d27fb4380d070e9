import type { Inliner } from './inliner.ts';

// A URL in a style sheet, quoted or not; white space is bounded, so that the search stays linear.
const URL_TOKEN = /url\(\s{0,20}(?:"([^"\n]{0,4000})"|'([^'\n]{0,4000})'|([^)"'\s]{0,4000}))\s{0,20}\)/giu;
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
    .replace(URL_TOKEN, (_, double?: string, single?: string, bare?: string) => {
      const url = double ?? single ?? bare ?? '';
      return url.startsWith('#') ? `url("${encodeURI(url)}")` : `url("${inliner.dataUrl(url, base) ?? ''}")`;
    })
    .replace(/<(?=[a-z!/?])/giu, '\\3c ');
}
