import type { IndicatorIndex } from '../index/indicator-index.ts';
import type { Match } from './match-token.ts';
import { matchToken } from './match-token.ts';
import { tokensOf } from './tokens.ts';

/** Every indicator that a line carries, each once, in the order of the line. */
export function matchLine<Source>(index: IndicatorIndex<Source>, line: string): readonly Match<Source>[] {
  const found = matchPlain(index, line);
  const plain = refanged(line);
  if (plain === undefined) return found;
  const known = new Set(found.map(({ indicator }) => indicator));
  const more = matchPlain(index, plain).filter(({ indicator }) => !known.has(indicator));
  return [...found, ...more.map((match) => ({ ...match, form: 'defanged' as const }))];
}

function matchPlain<Source>(index: IndicatorIndex<Source>, line: string): Match<Source>[] {
  const seen = new Set<unknown>();
  const found: Match<Source>[] = [];
  for (const { text } of tokensOf(line)) {
    for (const match of matchToken(index, text, line)) {
      if (seen.has(match.indicator)) continue;
      seen.add(match.indicator);
      found.push(match);
    }
  }
  return found;
}

/** Logs of mail gateways and ticket systems quote defanged values; undefined where a line has none. */
function refanged(line: string): string | undefined {
  if (!/\[\.\]|\(\.\)|\[dot\]|hxxp/i.test(line)) return undefined;
  return line
    .replace(/\[\.\]|\(\.\)|\[dot\]/gi, '.')
    .replace(/\[:\]/g, ':')
    .replace(/\[@\]|\[at\]/gi, '@')
    .replace(/hxxp/gi, 'http');
}
