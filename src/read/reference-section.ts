import type { Block } from '../model/index.ts';

const HEADING =
  /^(?:(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)]? )?(?:references|bibliography|works cited|sources|endnotes|footnotes|further reading|external links|(?:notes|sources) (?:and|&) (?:references|notes)|references (?:and|&) (?:notes|further reading|sources)|citations) ?:?$/i;

/** Whether a heading opens the list of what the report cites. */
export function opensReferences(heading: string): boolean {
  return heading.length <= 60 && HEADING.test(heading.replace(/\s+/g, ' ').trim());
}

/** Marks the entries under a references heading, up to the next heading of its rank or above. */
export function withReferences(text: string, blocks: readonly Block[]): readonly Block[] {
  let rank: number | undefined;
  return blocks.map((block) => {
    if (block.kind === 'heading') {
      const level = block.level ?? 6;
      if (opensReferences(text.slice(block.start, Math.min(block.end, block.start + 80)))) rank = level;
      else if (rank !== undefined && level <= rank) rank = undefined;
      return block;
    }
    const isEntry = block.kind === 'paragraph' || block.kind === 'list-item';
    return rank !== undefined && isEntry ? { ...block, kind: 'reference' } : block;
  });
}
