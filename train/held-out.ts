import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Row } from './corpora.ts';

/** A shorter title would be found in any text. Letters and digits. */
const SHORTEST = 20;

/**
 * Rows of reports that the published test splits hold out: the report bears a title on the list, or the
 * text has such a title or address in it. There must be none.
 */
export function heldOutRows(rows: readonly Row[], folder: string): readonly Row[] {
  const listed = readFileSync(path.join(folder, 'techniques', 'HELD_OUT_documents.txt'), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return leakedRows(rows, listed);
}

/** @param listed titles or addresses */
export function leakedRows(rows: readonly Row[], listed: readonly string[]): readonly Row[] {
  const titles = new Set(listed.map(bare));
  const long = [...titles].filter((title) => title.length >= SHORTEST);
  return rows.filter(({ group, text, cites }) => {
    if (titles.has(bare(group.slice(group.indexOf(':') + 1)))) return true;
    if (cites.some((cited) => titles.has(bare(cited)))) return true;
    const head = bare(text);
    return /^(?:title|url):|https?:/i.test(text) && long.some((title) => head.includes(title));
  });
}

/** Titles lost their punctuation on the way into the list: only letters and digits count. */
function bare(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]/g, '');
}
