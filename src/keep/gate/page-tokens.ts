/** A piece of a page: text between tags, or a tag with its attributes as written. */
export type PageToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tag'; readonly name: string; readonly closing: boolean; readonly source: string };

// Their content is no markup and no text for the reader of the page.
const RAW = new Set(['script', 'style', 'template', 'noscript', 'svg', 'textarea', 'iframe']);

/**
 * A page in one linear pass. This is no HTML parser: it serves to weigh a page, costs the same for
 * hostile markup as for honest markup, and builds no tree whose depth or width a page could choose.
 * Comments and the content of scripts, styles and the like are passed over.
 */
export function* pageTokens(html: string): Generator<PageToken> {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const textEnd = open < 0 ? html.length : open;
    if (textEnd > at) yield { kind: 'text', text: html.slice(at, textEnd) };
    if (open < 0) return;
    at = open + 1;
    // A `<` that opens nothing is a character like any other.
    if (!/[a-z/!?]/i.test(html.charAt(at))) continue;
    if (html.startsWith('!--', at)) {
      at = find(html, /-->/g, at + 3) + 3;
      continue;
    }
    const end = tagEnd(html, at);
    const source = html.slice(at, end);
    at = end + 1;
    const name = /^\/?([a-z][a-z0-9-]*)/i.exec(source)?.[1]?.toLowerCase();
    if (name === undefined) continue;
    const closing = source.startsWith('/');
    yield { kind: 'tag', name, closing, source };
    if (RAW.has(name) && !closing) at = find(html, new RegExp(`</${name}`, 'gi'), at);
  }
}

/** Where the next match of a global pattern starts, or the end. */
function find(html: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(html)?.index ?? html.length;
}

// A `>` inside a quoted attribute value ends nothing; a quote opens a value only after `=`.
function tagEnd(html: string, from: number): number {
  let quote = '';
  let value = false;
  for (let i = from; i < html.length; i++) {
    const c = html.charAt(i);
    if (quote !== '') {
      if (c === quote) quote = '';
    } else if (c === '>') {
      return i;
    } else if (value && (c === '"' || c === "'")) {
      quote = c;
      value = false;
    } else if (c !== ' ' && c !== '\n' && c !== '\t') {
      value = c === '=';
    }
  }
  return html.length;
}
