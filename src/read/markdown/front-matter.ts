import type { ReadingMetadata, Stated } from '../../model/index.ts';
import { statedDate } from '../stated-date.ts';

const FIELDS: Readonly<Record<string, 'title' | 'author' | 'publisher' | 'published' | 'canonicalUrl'>> = {
  title: 'title',
  author: 'author',
  authors: 'author',
  publisher: 'publisher',
  date: 'published',
  published: 'published',
  canonical_url: 'canonicalUrl',
};
const LONGEST = 20_000;

/**
 * The YAML block that publishing systems put before a Markdown text: its plain `name: value` lines,
 * each with its place. `end` is where the text begins; 0 where there is no such block.
 */
export function frontMatter(source: string): { readonly end: number; readonly metadata: ReadingMetadata } {
  if (!/^---[ \t]*\r?\n/.test(source)) return { end: 0, metadata: {} };
  const close = /\n---[ \t]*(?:\r?\n|$)/.exec(source.slice(0, LONGEST));
  if (close === null) return { end: 0, metadata: {} };
  const stated: Partial<Record<(typeof FIELDS)[string], Stated>> = {};
  for (const match of source.slice(0, close.index).matchAll(/^([a-z_]{1,20}):[ \t]+(\S[^\r\n]{0,500})$/gim)) {
    const [line, name = '', written = ''] = match;
    const field = FIELDS[name.toLowerCase()];
    const value = written.trim().replace(/^(["'])(.*)\1$/, '$2');
    if (field === undefined || value === '' || /^[[{|>&*!]/.test(value)) continue;
    const start = match.index + line.length - written.length;
    stated[field] ??= {
      value: field === 'published' ? statedDate(value) : value,
      at: { kind: 'source-range', start, end: start + written.trimEnd().length },
    };
  }
  return { end: close.index + close[0].length, metadata: stated };
}
