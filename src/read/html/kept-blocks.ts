import { opensReferences } from '../reference-section.ts';
import type { Draft } from './draft.ts';

/** Headings of the sections that a defender reads a report for. */
const EVIDENCE =
  /\b(?:indicators?|iocs?|observables?|appendix|annex|yara|sigma|snort|suricata|detections?|mitigations?|hash(?:es)?|att&ck|ttps?|references|footnotes|endnotes)\b/i;
/** Values that no menu has: a hash, a defanged name or address, an id of a technique or vulnerability. */
const VALUE =
  /\b[\da-f]{32}(?:[\da-f]{8})?(?:[\da-f]{24})?\b|\[(?:\.|dot|:)\]|\bhxxps?:|\bCVE-\d{4}-\d{4,7}\b|\bT\d{4}(?:\.\d{3})?\b/i;
const LONGEST_HEADING = 80;
const LONGEST_LOOK = 2_000;

/**
 * The blocks that no count of links may take for furniture: code, cells of data tables, text with
 * indicators, and the sections of indicators and references.
 */
export function keptBlocks(text: string, drafts: readonly Draft[]): readonly boolean[] {
  let rank = 0;
  return drafts.map(({ context, start, end }) => {
    if (context.kind === 'heading') {
      const level = context.level ?? 6;
      const heading = text.slice(start, Math.min(end, start + LONGEST_HEADING));
      if (opensReferences(heading) || (level > 1 && EVIDENCE.test(heading))) rank = level;
      else if (level <= rank) rank = 0;
      return rank > 0;
    }
    const { cell, table } = context;
    const isData = cell !== undefined && table !== undefined && !table.isLayout && table.cells > 3;
    if (rank > 0 || context.kind === 'code' || isData) return true;
    return VALUE.test(text.slice(start, Math.min(end, start + LONGEST_LOOK)));
  });
}
