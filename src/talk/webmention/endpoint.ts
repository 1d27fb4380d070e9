import { elementsIn } from '../markup/elements.ts';
import { headerLinks, relsOf } from './link-header.ts';

/** A page as it answered. */
export interface AnsweredPage {
  /** Where it was found, after redirects: what its relative addresses are relative to. */
  readonly final: string;
  /** Every `Link` header, in order. */
  readonly linkHeaders: readonly string[];
  /** Its source, where it is HTML. */
  readonly html?: string;
}

/**
 * Where a page takes webmentions (W3C Webmention, section 3.1.2): the first `Link` header of that relation, else the
 * first `link` or `a` element in document order; its query is kept. An empty `href` is the page itself; an element
 * without one is none. Undefined where it takes none.
 */
export function endpointOf({ final, linkHeaders, html }: AnsweredPage): string | undefined {
  for (const { target, rels } of linkHeaders.flatMap(headerLinks))
    if (rels.includes('webmention')) return resolved(target, final);
  if (html === undefined) return undefined;
  const elements = elementsIn(html);
  const [base] = elements.flatMap(({ name, attributes }) =>
    name === 'base' ? (attributes.get('href') ?? []) : [],
  );
  const from = base === undefined ? final : (resolved(base, final) ?? final);
  for (const { name, attributes } of elements) {
    const href = attributes.get('href');
    if ((name !== 'link' && name !== 'a') || href === undefined) continue;
    if (relsOf(attributes.get('rel') ?? '').includes('webmention')) return resolved(href, from);
  }
  return undefined;
}

function resolved(target: string, base: string): string | undefined {
  return URL.canParse(target, base) ? new URL(target, base).href : undefined;
}
