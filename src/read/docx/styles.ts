import { attributeValue } from '../xml/attributes.ts';
import { tokenizeXml } from '../xml/tokens.ts';

/** What a paragraph style says of its paragraphs. */
export interface Style {
  readonly kind: 'title' | 'heading' | 'list-item' | 'quotation' | 'caption' | 'code' | 'reference';
  readonly level?: number;
}

interface Written {
  name: string;
  based?: string;
  outline?: number;
}

const MOST_STYLES = 10_000;
const DEEPEST = 10;

/** The paragraph styles of `word/styles.xml` by id (ECMA-376, part 1, section 17.7), what they are based on included. */
export function stylesIn(source: string): ReadonlyMap<string, Style> {
  const written = new Map<string, Written>();
  let current: Written | undefined;
  tokenizeXml(source, {
    open: (tag) => {
      if (tag.local === 'style') {
        current = { name: '' };
        const id = attributeValue(source, tag, 'styleId');
        if (id !== undefined && written.size < MOST_STYLES) written.set(id, current);
      }
      if (current === undefined) return;
      const value = attributeValue(source, tag, 'val') ?? '';
      if (tag.local === 'name') current.name = value;
      else if (tag.local === 'basedOn') current.based = value;
      else if (tag.local === 'outlineLvl') current.outline = Number.parseInt(value, 10);
    },
    close: (local) => {
      if (local === 'style') current = undefined;
    },
    text: () => undefined,
  });
  const styles = new Map<string, Style>();
  for (const id of written.keys()) {
    const style = resolved(id, written);
    if (style !== undefined) styles.set(id, style);
  }
  return styles;
}

/** A style by its built-in name, as Word writes it in every language, or by a telling one. */
export function styleNamed(name: string): Style | undefined {
  const plain = name.toLowerCase().replace(/\s+/g, ' ').trim();
  const level = /^heading ?([1-9])$/.exec(plain)?.[1];
  if (level !== undefined) return { kind: 'heading', level: Math.min(6, Number(level)) };
  if (plain === 'title') return { kind: 'title' };
  if (/^(?:intense )?quote$|^block text$/.test(plain)) return { kind: 'quotation' };
  if (plain === 'caption') return { kind: 'caption' };
  if (/^(?:foot|end)note text$|^bibliography$/.test(plain)) return { kind: 'reference' };
  if (/^list(?: bullet| number)?(?: \d)?$|^list paragraph$/.test(plain)) return { kind: 'list-item' };
  return /\bcode\b|^html preformatted$|^macro text$|^plain text$/.test(plain) ? { kind: 'code' } : undefined;
}

function resolved(id: string, written: ReadonlyMap<string, Written>): Style | undefined {
  let style = written.get(id);
  for (let depth = 0; style !== undefined && depth < DEEPEST; depth++) {
    const named = styleNamed(style.name);
    if (named !== undefined) return named;
    const { outline, based } = style;
    if (outline !== undefined && outline >= 0 && outline < 9)
      return { kind: 'heading', level: Math.min(6, outline + 1) };
    style = based === undefined ? undefined : written.get(based);
  }
  return undefined;
}
