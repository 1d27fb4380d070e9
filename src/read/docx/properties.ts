import type { ReadingMetadata, Stated } from '../../model/index.ts';
import { partAt, rangeAt } from '../parts/place.ts';
import { decodeReferences } from '../xml/references.ts';
import { tokenizeXml } from '../xml/tokens.ts';

export const CORE_PROPERTIES = 'docProps/core.xml';

const FIELDS: Readonly<Record<string, 'title' | 'author'>> = {
  title: 'title',
  creator: 'author',
};
const LONGEST = 500;

/**
 * Title and author of an Office file (ECMA-376, part 2, section 8). The program fills
 * these in unasked: a title or author that the pages print goes before them.
 */
export function corePropertiesOf(source: string): ReadingMetadata {
  const found: Partial<Record<'title' | 'author', Stated>> = {};
  let field: 'title' | 'author' | undefined;
  tokenizeXml(source, {
    open: (tag) => {
      field = FIELDS[tag.local];
    },
    close: () => {
      field = undefined;
    },
    text: (start, end) => {
      if (field === undefined) return;
      const value = decodeReferences(source.slice(start, Math.min(end, start + LONGEST))).trim();
      if (value === '' || GENERIC.test(value)) return;
      found[field] ??= {
        value,
        at: partAt(CORE_PROPERTIES, rangeAt(start, end)),
      };
    },
  });
  return found;
}

const GENERIC = /^(?:microsoft office user|user|admin|administrator|python-docx|word document|document\d*)$/i;
