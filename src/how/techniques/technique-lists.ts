import type { Block, Reading, TextRange } from '../../model/index.ts';
import { blockAt } from '../../model/index.ts';
import { sectionAt, sectionsUnder } from '../sections.ts';

const ABOUT_TECHNIQUES = /\bATT&(?:amp;)?CK\b|\bMITRE\b|\btechniques?\b|\bTTPs?\b/i;

/**
 * Whether a name is an item of a list of techniques: the whole of a cell, list item or line, under a
 * heading or in a table that says it is about techniques. There even an everyday phrase is a technique.
 */
export function techniqueListsIn(reading: Reading): (name: TextRange) => boolean {
  const sections = sectionsUnder(reading, ABOUT_TECHNIQUES);
  const tables = tablesAbout(reading, ABOUT_TECHNIQUES);
  return (name) => {
    const block = blockAt(reading.blocks, name.start);
    const table = block?.cell?.table;
    const listed =
      (table !== undefined && tables.has(table)) || sectionAt(sections, name.start) !== undefined;
    return listed && block?.kind !== 'heading' && isWholeItem(reading.text, block, name);
  };
}

/** Tables with a matching cell in their header or first row. */
function tablesAbout(reading: Reading, words: RegExp): ReadonlySet<number> {
  const tables = new Set<number>();
  for (const { cell, start, end } of reading.blocks) {
    if (cell !== undefined && (cell.header || cell.row === 0) && words.test(reading.text.slice(start, end))) {
      tables.add(cell.table);
    }
  }
  return tables;
}

/** A line with more around the name, in UTF-16 code units, is no list item. */
const REACH = 20;

function isWholeItem(text: string, block: Block | undefined, name: TextRange): boolean {
  const before = text.slice(Math.max(block?.start ?? 0, name.start - REACH), name.start);
  const after = text.slice(name.end, Math.min(block?.end ?? text.length, name.end + REACH));
  const startsLine = name.start - before.length === (block?.start ?? 0) || before.includes('\n');
  return startsLine && /^[\s•*–-]*$/.test(lastLine(before)) && /^[\s.:;,]*(?:\n|$)/.test(after);
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}
