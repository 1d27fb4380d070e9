import { afterPreamble } from '../html-evidence.ts';

/** UTF-16 code units looked at. */
const HEAD = 8 * 1024;

/** Whether decoded text opens as an RSS, RDF or Atom feed, after an XML declaration, comments and a doctype. */
export function opensAsXmlFeed(text: string): boolean {
  const rest = afterDoctype(afterPreamble(text.slice(0, HEAD)));
  const root = /^<(?:\w{1,20}:)?(rss|feed|RDF)[\s>]/.exec(rest.slice(0, 40))?.[1];
  if (root === 'feed') return /www\.w3\.org\/2005\/Atom|purl\.org\/atom/.test(rest);
  return root === 'RDF' ? /purl\.org\/rss\/1\.0/.test(rest) : root === 'rss';
}

function afterDoctype(text: string): string {
  if (!/^<!DOCTYPE rss\b/i.test(text)) return text;
  const end = text.indexOf('>');
  return end < 0 ? text : afterPreamble(text.slice(end + 1));
}

/** Whether decoded text is a JSON Feed, by the version that one must state (jsonfeed.org, version 1.1). */
export function opensAsJsonFeed(text: string): boolean {
  const head = text.slice(0, HEAD);
  return (
    /^\s*\{/.test(head) &&
    /"version"\s{0,20}:\s{0,20}"https?:\\?\/\\?\/jsonfeed\.org\\?\/version\\?\/1/.test(head)
  );
}
