import { isAlphanumeric } from '../forms/units.ts';
import { isDefaultPort } from '../forms/url-parts.ts';
import type { Relation, Search } from './finder.ts';
import { valuesAt } from './values-at.ts';

const PORT = /:\d{1,5}(?!\d)/y;
const SCHEME = /[a-z][a-z\d+.-]{1,9}:\/\/$/i;
const LONGEST_SCHEME = 13;

/**
 * URLs whose host stands at a stretch of the text: port, path and query are compared with what follows. The
 * scheme is not, because proxies leave it out and gateways change it.
 *
 * @param host as `hostKey` writes it
 */
export function findUrls<Source>(search: Search<Source>, host: string, start: number, end: number): void {
  const { index, layer, found } = search;
  const urls = index.urls.get(host);
  if (urls === undefined) return;
  // A name may end with the root's dot (RFC 1034, 3.1): `http://evil.example./a`.
  const nameEnd = layer.text[end] === '.' && ':/?#'.includes(layer.text[end + 1] ?? ' ') ? end + 1 : end;
  PORT.lastIndex = nameEnd;
  const port = PORT.exec(layer.text)?.[0] ?? '';
  const anchor = isDefaultPort(port) ? nameEnd + port.length : nameEnd;
  for (const { indicators, from, to } of valuesAt(urls, layer.text, anchor)) {
    const relation = relationOf(layer.text, from, to);
    if (relation !== undefined) found(indicators, relation, withScheme(layer.text, start), to);
  }
}

/** What a URL is that goes on, or ends, as the text does; undefined when it is another one. */
function relationOf(text: string, from: number, to: number): Relation | undefined {
  const next = text.charAt(to);
  if (isEnd(text, to)) {
    // `\/` is an escaped slash: the layer above knows what follows.
    return text.startsWith('\\/', to) ? undefined : 'exact';
  }
  if (next === '/') return isEnd(text, to + 1) ? 'exact' : 'below';
  if (next === '?' || next === '#') return 'below';
  // Without a query of its own, the URL is a value in the query of another.
  if (next === '&') return text.slice(from, to).includes('?') ? 'below' : 'exact';
  return '.:!'.includes(next) && isEnd(text, to + 1) ? 'exact' : undefined;
}

/** Whether a URL ends at a position: at what RFC 3986 does not allow in one, and at what wraps and lists them. */
function isEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  // `[**]` stands between the columns of Suricata's http.log.
  if (code === 91) return text.startsWith('[**]', at);
  return at >= text.length || code <= 32 || '"\'`<>)]{}|\\^,;'.includes(text.charAt(at)) || isBeyond(code);
}

function isBeyond(code: number): boolean {
  return code > 126 && !isAlphanumeric(code);
}

function withScheme(text: string, start: number): number {
  return start - (SCHEME.exec(text.slice(Math.max(0, start - LONGEST_SCHEME), start))?.[0].length ?? 0);
}
