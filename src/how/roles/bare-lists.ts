import type { Mention } from '../observables/mention.ts';
import type { Assigned } from './assign-role.ts';

/** Fewer lines than this are no list. */
const SHORTEST = 5;
/** Bullets, quotation marks and empty lines that may stand between two values. */
const WIDEST_GAP = 16;

/**
 * Lines that hold a value each and no word, as many as make a list: where the report has none of them
 * for anything else, they are what it wants looked for.
 * @param roles of the mentions, in their order; those of such lists are replaced
 */
export function markBareLists(mentions: readonly Mention[], roles: Assigned[], text: string): void {
  for (let from = 0; from < mentions.length; ) {
    let to = from + 1;
    while (to < mentions.length && isNextLine(text, mentions[to - 1], mentions[to])) to++;
    if (to - from >= SHORTEST && isOfIndicators(roles, from, to)) {
      for (let at = from; at < to; at++) {
        if (roles[at]?.role === 'unknown' && LISTED.test(mentions[at]?.type ?? '')) roles[at] = IN_LIST;
      }
    }
    from = to;
  }
}

const IN_LIST: Assigned = { role: 'attacker', roleWhy: 'one of a list of nothing but such values' };

function isNextLine(text: string, one: Mention | undefined, next: Mention | undefined): boolean {
  if (one === undefined || next === undefined) return false;
  const { end } = one;
  const { start } = next;
  if (start <= end || start - end > WIDEST_GAP) return false;
  const gap = text.slice(end, start);
  return gap.includes('\n') && !/[\p{L}\p{N}|]/u.test(gap);
}

function isOfIndicators(roles: readonly Assigned[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (roles[at]?.heldBack !== undefined) return false;
  return true;
}

const LISTED = /^(?:ipv[46]-addr|domain-name|url|email-addr|file:.*)$/;
