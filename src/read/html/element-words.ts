import type { PageElement } from './page-element.ts';

/** Longest `id` and `class` that are looked at; theme builders write thousands of characters. */
export const LONGEST_WORDS = 400;

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/**
 * Words that name what stands around and between the paragraphs of a piece. Any of them may also name
 * a part of the piece itself, so that they count only for small elements inside it.
 */
const FURNITURE = words(
  `ad ads advert advertisement advertising adslot author authors bio breadcrumb breadcrumbs byline comments contrib contributor cta
  dateline disqus follow footer header menu meta nav navbar navigation newsletter newsletters noprint outbrain
  pagination player popular popup print promo promos promoted recirc recirculation recommend recommended
  recommendations related share sharebar sharing sidebar signup social sponsor sponsored subscribe
  subscription taboola tag tags teaser teasers timestamp toolbar trending`,
);
/** Of those, the ones that hold what introduces the piece, too: its prose stays. */
const INTRODUCES = words('header meta');

const UNPRINTED = /(?:^|\s)(?:no-?print|hidden-print|d-print-none)(?:\s|$)/i;
const CAPTION = /(?:^|[\s_-])(?:captions?|credits?)(?:[\s_-]|$)/i;
const FOOTER = /(?:^|[\s_-])footer(?:[\s_-]|$)/i;
const PRIVACY = /cookie|consent|gdpr|onetrust|privacy/i;
const BODY =
  /(?:^|[\s_-])(?:(?:article|entry|post|story|blog|news)[-_]{0,2}(?:body|content|text)|body-?text|(?:body|content)[-_](?:article|post|entry))(?:[\s_-]|$)/i;

export function namesCaption({ name, words: written }: PageElement): boolean {
  return name === 'figure' || CAPTION.test(written);
}

export function namesFooter(element: PageElement): boolean {
  return FOOTER.test(element.words);
}

/** Notices about cookies and consent, which may be longer than the piece. */
export function namesPrivacy(element: PageElement): boolean {
  return PRIVACY.test(element.words);
}

export function namesBody(element: PageElement): boolean {
  if (element.name === 'html' || element.name === 'body') return false;
  return element.name === 'article' || element.isArticleBody || BODY.test(element.words);
}

/** Whether the element is named after furniture, and then whether prose in it stays. */
export function namesFurniture(element: PageElement): 'all' | 'but-prose' | undefined {
  const found = element.words
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[\s_-]+/)
    .filter((word) => FURNITURE.has(word));
  if (found.some((word) => !INTRODUCES.has(word)) || UNPRINTED.test(element.words)) return 'all';
  return found.length > 0 ? 'but-prose' : undefined;
}
