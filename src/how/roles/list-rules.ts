import type { Case, Verdict } from './case.ts';

/** Targets, and what malware only looks for. */
export function inList({ mention, list, textColumn, before, after }: Case): Verdict {
  if (textColumn?.kind === 'references' || textColumn?.kind === 'victims')
    return {
      role: textColumn.kind === 'victims' ? 'victim' : 'reference',
      roleWhy: `in the column “${textColumn.title}”`,
    };
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
  const line = before.slice(before.lastIndexOf('\n') + 1) + (after.split('\n', 1)[0] ?? '');
  return !line.includes('|') && line.split(' ').filter((word) => /\p{L}{2}/u.test(word)).length > MOST_WORDS;
}

const MOST_WORDS = 5;
