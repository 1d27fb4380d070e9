import type { Piece } from '../parts/piece.ts';
import { rangeAt } from '../parts/place.ts';
import { attributeValue } from '../xml/attributes.ts';
import { decodedPieces } from '../xml/references.ts';
import { tokenizeXml, type XmlTag } from '../xml/tokens.ts';

/** One condition of an OpenIOC document: what is looked at, how, and for what. */
export interface IocItem {
  /** The term: `FileItem/Md5sum`. */
  readonly search: string;
  /** `is`, `contains`, …; absent where it is not said. */
  readonly condition: string;
  readonly isNegated: boolean;
  readonly content: readonly Piece[];
}

export interface IocDocument {
  readonly title?: readonly Piece[];
  readonly description?: readonly Piece[];
  readonly author?: readonly Piece[];
  readonly items: readonly IocItem[];
}

const MOST_ITEMS = 100_000;
const FIELDS: Readonly<Record<string, 'title' | 'description' | 'author'>> = {
  short_description: 'title',
  description: 'description',
  authored_by: 'author',
};

/** Reads the elements of OpenIOC 1.0 and 1.1 that say something. Nothing is declared, expanded or fetched. */
export function iocDocument(source: string): IocDocument {
  const fields: Partial<Record<'title' | 'description' | 'author', readonly Piece[]>> = {};
  const items: IocItem[] = [];
  let item: { search: string; condition: string; isNegated: boolean } | undefined;
  let open:
    | { readonly field: 'title' | 'description' | 'author' | 'content'; readonly pieces: Piece[] }
    | undefined;
  tokenizeXml(source, {
    open(tag: XmlTag) {
      const { local } = tag;
      if (local === 'IndicatorItem')
        item = {
          search: '',
          condition: attributeValue(source, tag, 'condition') ?? '',
          isNegated: attributeValue(source, tag, 'negate') === 'true',
        };
      else if (local === 'Context' && item !== undefined)
        item.search = attributeValue(source, tag, 'search') ?? '';
      else if (local === 'Content' && item !== undefined) open = { field: 'content', pieces: [] };
      else if (Object.hasOwn(FIELDS, local) && item === undefined) {
        const field = FIELDS[local];
        if (field !== undefined && fields[field] === undefined) open = { field, pieces: [] };
      }
    },
    text(start, end, literal) {
      const pieces = literal
        ? [{ text: source.slice(start, end), start, end }]
        : decodedPieces(source, start, end);
      for (const each of pieces) {
        const copied = each.end - each.start === each.text.length ? { copied: true as const } : {};
        open?.pieces.push({
          text: each.text.replaceAll('\0', '\uFFFD'),
          at: rangeAt(each.start, each.end),
          ...copied,
        });
      }
    },
    close(local) {
      if (local === 'Content' && item !== undefined && open !== undefined && items.length < MOST_ITEMS)
        items.push({ ...item, content: open.pieces });
      else if (open !== undefined && open.field !== 'content' && FIELDS[local] === open.field)
        fields[open.field] = open.pieces;
      if (local === 'IndicatorItem') item = undefined;
      if (local === 'Content' || Object.hasOwn(FIELDS, local)) open = undefined;
    },
  });
  return { ...fields, items };
}
