import type { Told } from './told.ts';

/** Fewer lines than this are no list. */
const SHORTEST = 5;
/** Bullets, quotation marks and empty lines that may stand between two values. */
const WIDEST_GAP = 16;

/**
 * Lines that hold a value each and no word, as many as make a list: where the report has none of them
 * for anything else, they are what it wants looked for.
 */
export function withBareLists(told: readonly Told[], text: string): Told[] {
  const done: Told[] = [];
  for (let from = 0; from < told.length; ) {
    let to = from + 1;
    while (to < told.length && isNextLine(text, told[to - 1], told[to])) to++;
    const run = told.slice(from, to);
    done.push(...(isList(run) ? run.map(asIndicator) : run));
    from = to;
  }
  return done;
}

function isNextLine(text: string, one: Told | undefined, next: Told | undefined): boolean {
  if (one === undefined || next === undefined) return false;
  const { end } = one.mention;
  const { start } = next.mention;
  if (start <= end || start - end > WIDEST_GAP) return false;
  const gap = text.slice(end, start);
  return gap.includes('\n') && !/[\p{L}\p{N}|]/u.test(gap);
}

function isList(run: readonly Told[]): boolean {
  return run.length >= SHORTEST && run.every(({ assigned }) => assigned.heldBack === undefined);
}

function asIndicator(one: Told): Told {
  if (one.assigned.role !== 'unknown' || !LISTED.test(one.mention.type)) return one;
  return { ...one, assigned: { role: 'attacker', roleWhy: 'one of a list of nothing but such values' } };
}

const LISTED = /^(?:ipv[46]-addr|domain-name|url|email-addr|file:.*)$/;
