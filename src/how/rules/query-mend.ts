import { balanceAfter, NOTHING_OPEN } from './query-fault.ts';
import type { QueryLanguage } from './query-languages.ts';
import { joinLines, widthOf } from './wrapped-words.ts';

/** The query with wrapped strings and comments in one line again; elsewhere lines may end anywhere. */
export function mendQuery(query: string, language: QueryLanguage): string {
  const width = widthOf(query);
  const lines: string[] = [];
  let balance = NOTHING_OPEN;
  for (const line of query.split('\n')) {
    const previous = lines.at(-1);
    const inString = balance.quote !== undefined;
    if (previous !== undefined && (inString || isRestOfComment(previous, line, language)))
      lines.splice(-1, 1, joinLines([previous, line], { width }));
    else lines.push(line);
    balance = balanceAfter(inString || !isComment(lines.at(-1) ?? '') ? line : '', balance);
  }
  return lines.join('\n');
}

function isComment(line: string): boolean {
  return /^\s*(?:\/\/|-- )/.test(line);
}

function isRestOfComment(previous: string, line: string, { goesOn, opens }: QueryLanguage): boolean {
  return isComment(previous) && line.trim() !== '' && !goesOn.test(line) && !opens.test(line);
}
