/** Why somebody's word that a page of theirs links to a post is not taken. */
export type RefusedMention = 'bad-source' | 'bad-target' | 'same-page' | 'not-ours';

export interface AskedMention {
  /** As it was sent, normalised. */
  readonly source: URL;
  readonly target: URL;
  readonly postId: string;
}

const LONGEST_URL = 2_048;
const POST_PATH = /^\/p\/(post-[0-9a-f]{16})$/u;

/**
 * Checks a mention before anything is fetched (W3C Webmention, section 3.2.1): both are http(s) URLs without a user
 * name, they are not the same page, and the target is a post at one of our origins. A fragment does not tell posts
 * apart.
 */
export function asked(
  source: unknown,
  target: unknown,
  ownOrigins: ReadonlySet<string>,
): AskedMention | RefusedMention {
  const from = webUrl(source);
  if (from === undefined) return 'bad-source';
  const to = webUrl(target);
  if (to === undefined) return 'bad-target';
  if (bare(from) === bare(to)) return 'same-page';
  const [, postId] = POST_PATH.exec(to.pathname) ?? [];
  if (!ownOrigins.has(to.origin) || postId === undefined || to.search !== '') return 'not-ours';
  return { source: from, target: to, postId };
}

function webUrl(text: unknown): URL | undefined {
  if (typeof text !== 'string' || text.length > LONGEST_URL || !/^https?:\/\//iu.test(text)) return undefined;
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.username === '' && url.password === '' ? url : undefined;
}

function bare(url: URL): string {
  return url.href.slice(0, url.href.length - url.hash.length);
}
