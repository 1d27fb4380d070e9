import { type Attribute, attributeOf, attributeValue } from '../xml/attributes.ts';
import { tokenizeXml } from '../xml/tokens.ts';

/** What a part of an Office file points to (ECMA-376, part 2, section 6.5). */
export interface Relationship {
  readonly id: string;
  /** The last word of its type: `hyperlink`, `footnotes`, `worksheet`. */
  readonly type: string;
  readonly target: Attribute;
  readonly external: boolean;
}

const MOST = 50_000;

export function relationshipsIn(source: string): readonly Relationship[] {
  const found: Relationship[] = [];
  tokenizeXml(source, {
    open: (tag) => {
      if (tag.local !== 'Relationship' || found.length >= MOST) return;
      const target = attributeOf(source, tag, 'Target');
      const type = attributeValue(source, tag, 'Type') ?? '';
      if (target === undefined) return;
      found.push({
        id: attributeValue(source, tag, 'Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        target,
        external: attributeValue(source, tag, 'TargetMode') === 'External',
      });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return found;
}

/** The name of a part's relationships: `word/document.xml` has `word/_rels/document.xml.rels`. */
export function relationshipsOf(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** The part that a relative target names, from the part that points to it. */
export function targetPart(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const folders = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') folders.pop();
    else if (step !== '.' && step !== '') folders.push(step);
  }
  return folders.join('/');
}
