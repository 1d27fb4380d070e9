import type { ObservableRole } from '../../model/index.ts';
import { isLetter } from '../observables/char-class.ts';
import type { Case, Verdict } from './case.ts';
import type { ColumnKind } from './table-headers.ts';

const OF_COLUMNS: Readonly<Partial<Record<ColumnKind, ObservableRole>>> = {
  references: 'reference',
  victims: 'victim',
  harmless: 'benign',
};

/** Targets, and what malware only looks for. */
export function inList({ mention, list, textColumn, before, after }: Case): Verdict {
  const column = textColumn?.kind === undefined ? undefined : OF_COLUMNS[textColumn.kind];
  if (textColumn !== undefined && column !== undefined)
    return { role: column, roleWhy: `in the column “${textColumn.title}”` };
  if (list === undefined || list.kind === 'indicators' || isInSentence(before, after)) return undefined;
  if (mention.type.startsWith('file:')) return undefined;
  const role = list.kind === 'victims' ? 'victim' : 'benign';
  return { role, roleWhy: `listed below “${list.title}”` };
}

export function inIndicatorList({ list, textColumn, before, after }: Case): Verdict {
  if (textColumn?.kind !== undefined)
    return { role: 'attacker', roleWhy: `in the column “${textColumn.title}”` };
  if (list?.kind !== 'indicators' || isInSentence(before, after)) return undefined;
  return { role: 'attacker', roleWhy: `listed below “${list.title}”` };
}

/** More words beside it than an item of a list has. */
export function isInSentence(before: string, after: string): boolean {
  const next = after.indexOf('\n');
  const line = before.slice(before.lastIndexOf('\n') + 1) + (next < 0 ? after : after.slice(0, next));
  return line.length > MOST_WORDS * SHORTEST_WORD && !line.includes('|') && hasWords(line, MOST_WORDS + 1);
}

/** Whether a line has so many words; a word has two letters side by side. */
function hasWords(line: string, most: number): boolean {
  let words = 0;
  let letters = 0;
  let counted = false;
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code >= 128) return line.split(' ').filter((word) => /\p{L}{2}/u.test(word)).length >= most;
    if (code === 32) counted = false;
    letters = isLetter(code) ? letters + 1 : 0;
    if (letters < 2 || counted) continue;
    counted = true;
    if (++words === most) return true;
  }
  return false;
}

const SHORTEST_WORD = 2;

const MOST_WORDS = 5;
