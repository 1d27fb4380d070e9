import type { BlockKind, Reading } from '../model/index.ts';
import { blockAt } from '../model/index.ts';
import { sectionAt, sectionsUnder } from './sections.ts';

/** Why the default view does not show what stands at a position; undefined where it does. */
export type HeldBackAt = (position: number) => string | undefined;

const REFERENCES =
  /^(?:\d+[.)]?\s*)?(?:references|bibliography|sources|citations|endnotes|footnotes|works cited|(?:further|related|additional) (?:reading|resources|articles|posts|content)|external links|see also|read more)\s*:?$/i;

const NOT_THE_REPORT: Partial<Record<BlockKind, string>> = {
  comment: 'in a reader’s comment',
  navigation: 'in the site’s menus and notices',
  running: 'in a running header or footer',
  reference: 'in a source the report cites',
};

/**
 * What the report itself does not say is found all the same, and held back with the reason: words of
 * readers and of the site around it, and what stands only in its list of sources.
 */
export function heldBackIn(reading: Reading): HeldBackAt {
  const sections = sectionsUnder(reading, REFERENCES);
  return (position) => {
    const block = blockAt(reading.blocks, position);
    const reason = block === undefined ? undefined : NOT_THE_REPORT[block.kind];
    if (reason !== undefined) return reason;
    const section = sectionAt(sections, position);
    return section === undefined ? undefined : `under the heading “${section.title}”`;
  };
}
