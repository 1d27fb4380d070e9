import type { Reading } from '../../model/index.ts';
import { hostListing } from '../../vocab/benign.ts';
import { registeredName } from '../../vocab/public-suffixes.ts';
import type { HowContext } from '../context.ts';

/** Places where many publish: being there makes nobody the owner of the whole. */
const SHARED =
  /(?:^|\.)(?:github\.(?:com|io)|githubusercontent\.com|gitlab\.(?:com|io)|medium\.com|blogspot\.[a-z]{2,3}(?:\.[a-z]{2})?|wordpress\.com|substack\.com|notion\.(?:so|site)|google\.com|twitter\.com|x\.com|linkedin\.com|youtube\.com|archive\.org|scribd\.com|slideshare\.net|documentcloud\.org|pastebin\.com|tumblr\.com|hatenablog\.com|dropbox\.com|gitbook\.io|amazonaws\.com|cloudfront\.net|azurewebsites\.net)$/;
/** The publisher's hosts: where the report was fetched and what it calls its own address. */
export function ownHosts(reading: Pick<Reading, 'metadata'>, context: HowContext): readonly string[] {
  const urls = [context.url, reading.metadata.canonicalUrl?.value];
  return [...new Set(urls.flatMap((url) => (url === undefined ? [] : ownHostOf(url))))];
}

/** Whether a host is one of the publisher's, or below one. */
export function isOwnHost(host: string, own: readonly string[]): boolean {
  return own.some((name) => host === name || host.endsWith(`.${name}`));
}

function ownHostOf(url: string): string[] {
  const host = URL.canParse(url) ? new URL(url).hostname.toLowerCase() : undefined;
  if (host === undefined || !host.includes('.') || /^[\d.]+$|:/.test(host)) return [];
  if (SHARED.test(host) || hostListing(host, false)?.kind === 'note') return [];
  // `blog.northgate.example` speaks for `northgate.example`.
  return [registeredName(host) ?? host];
}
