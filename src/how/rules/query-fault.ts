const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const OPENERS: ReadonlySet<string> = new Set(Object.values(CLOSERS));

export interface Balance {
  /** Brackets that are still open. */
  readonly open: readonly string[];
  /** The quotation mark that is still open. */
  readonly quote?: string;
  /** A bracket that closes nothing. */
  readonly stray?: string;
}

export const NOTHING_OPEN: Balance = { open: [] };

/** What a line leaves open; comments count for nothing, and a backslash keeps a quotation mark from closing. */
export function balanceAfter(line: string, before: Balance): Balance {
  const open = [...before.open];
  let quote = before.quote;
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (quote !== undefined) {
      if (character === '\\') at += 1;
      else if (character === quote) quote = undefined;
    } else if (/^(?:\/\/|--\s)/.test(line.slice(at, at + 3)) && !/\S/.test(line.charAt(at - 1))) break;
    else if (character === '"' || character === "'") quote = character;
    else if (OPENERS.has(character)) open.push(character);
    else if (character in CLOSERS && open.pop() !== CLOSERS[character]) return { open: [], stray: character };
  }
  return quote === undefined ? { open } : { open, quote };
}

/** Why a query would not run, where its form makes that plain. */
export function faultOfQuery(text: string): string | undefined {
  if (/[=(,]\s{0,9}[“”„‘’]/.test(text)) return 'its quotation marks are typographic';
  const { open, quote, stray } = text.split('\n').reduce((so, line) => balanceAfter(line, so), NOTHING_OPEN);
  if (stray !== undefined) return `“${stray}” closes nothing`;
  if (quote !== undefined) return 'a quotation mark does not close';
  if (open.length > 0) return 'its brackets do not close';
  const dangling = /(?:^|\s)(\||and|or|where|==|=~|,)\s*$/i.exec(text);
  return dangling === null ? undefined : `it ends with “${dangling[1]}”`;
}
