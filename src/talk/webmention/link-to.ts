import { type Element, elementsIn } from '../markup/elements.ts';

/** Where a page names a post. */
export interface NamedLink {
  /** The element, or `text` where the page has no elements. */
  readonly element: string;
  /** UTF-16 offsets into the decoded source, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly isHidden: boolean;
}

/** What a source document was found to link to. */
export interface LinksFound {
  /** The place where it names the target: an anchor before any other element; undefined where it does not. */
  readonly link?: NamedLink;
  /** Where the tags of its anchors with an address end, in order. */
  readonly anchors: readonly number[];
}

/** What of an element is an address (HTML, "URL" attributes). */
const ADDRESSES: ReadonlyMap<string, readonly string[]> = new Map([
  ['a', ['href']],
  ['area', ['href']],
  ['link', ['href']],
  ['img', ['src']],
  ['video', ['src', 'poster']],
  ['audio', ['src']],
  ['source', ['src']],
  ['iframe', ['src']],
  ['embed', ['src']],
  ['object', ['data']],
  ['blockquote', ['cite']],
  ['q', ['cite']],
  ['ins', ['cite']],
  ['del', ['cite']],
]);

/**
 * Whether a source document links to a target, and where (W3C Webmention, section 3.2.2): in HTML the address of an
 * element, in JSON a value, in plain text the words. Addresses are compared as WHATWG URLs, fragment included; a part
 * of a longer address is none.
 *
 * @param source decoded
 * @param page where the document was found, for relative addresses
 */
export function linkTo(
  target: string,
  source: string,
  kind: 'html' | 'json' | 'text',
  page: string,
): LinksFound {
  if (kind === 'html') return inHtml(target, source, page);
  const link = kind === 'json' ? inJson(target, source) : inText(target, source);
  return { anchors: [], ...(link !== undefined && { link }) };
}

function inHtml(target: string, source: string, page: string): LinksFound {
  const elements = elementsIn(source);
  const base = elements.find(({ name, attributes }) => name === 'base' && attributes.has('href'));
  const from = hrefOf(base?.attributes.get('href') ?? '', page) ?? page;
  const wanted = hrefOf(target, page);
  const naming = elements.filter((element) =>
    addressesOf(element).some((address) => hrefOf(address, from) === wanted),
  );
  const first = naming.find(({ name, isHidden }) => name === 'a' && !isHidden) ?? naming[0];
  const anchors = elements.flatMap(({ name, attributes, end }) =>
    name === 'a' && attributes.has('href') ? [end] : [],
  );
  if (first === undefined) return { anchors };
  const { name: element, start, end, isHidden } = first;
  return { anchors, link: { element, start, end, isHidden } };
}

function addressesOf({ name, attributes }: Element): readonly string[] {
  return (ADDRESSES.get(name) ?? []).flatMap((attribute) => attributes.get(attribute) ?? []);
}

function hrefOf(address: string, base: string): string | undefined {
  return URL.canParse(address, base) ? new URL(address, base).href : undefined;
}

function inJson(target: string, source: string): NamedLink | undefined {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return undefined;
  }
  const rest: unknown[] = [value];
  // A stack of our own: what nests deeply must not end the process.
  while (rest.length > 0) {
    const each = rest.pop();
    if (each === target) {
      const start = Math.max(0, source.indexOf(target));
      return { element: 'text', start, end: start + target.length, isHidden: false };
    }
    if (typeof each === 'object' && each !== null) for (const inner of Object.values(each)) rest.push(inner);
  }
  return undefined;
}

function inText(target: string, source: string): NamedLink | undefined {
  for (let at = source.indexOf(target); at >= 0; at = source.indexOf(target, at + 1)) {
    const end = at + target.length;
    const isWhole =
      !/[^\s<>"'`()[\]{},;.!?]/u.test(source.charAt(end)) ||
      /^[.,;:!?)\]}]+(?:\s|$)/u.test(source.slice(end, end + 8));
    if (isWhole) return { element: 'text', start: at, end, isHidden: false };
  }
  return undefined;
}
