import { joinLines, widthOf } from './wrapped-words.ts';
import { beginsStatement, endOfToken } from './yara-tokens.ts';

/**
 * The rule with what a layout wrapped in one line again: strings, regular expressions, and comments that
 * stand among definitions. Elsewhere YARA does not mind where lines end.
 */
export function mendYara(rule: string): string {
  const width = widthOf(rule);
  let mended = '';
  let at = 0;
  let inCondition = false;
  while (at < rule.length) {
    const end = tokenEnd(rule, at, inCondition);
    const token = rule.slice(at, end);
    if (/^condition\s{0,20}:/.test(rule.slice(at, at + 40)) && !/\w/.test(rule.charAt(at - 1)))
      inCondition = true;
    mended += isWrapped(token) ? joined(token, width, at - rule.lastIndexOf('\n', at) - 1) : token;
    at = end;
  }
  return mended;
}

/** A line comment is its own token until the next definition; everything else ends where YARA ends it. */
function tokenEnd(rule: string, at: number, inCondition: boolean): number {
  let end = endOfToken(rule, at, rule.length);
  if (inCondition || !rule.startsWith('//', at)) return end;
  while (end < rule.length && !beginsStatement(rule, end + 1)) {
    const next = rule.indexOf('\n', end + 1);
    end = next < 0 ? rule.length : next;
  }
  return end;
}

function isWrapped(token: string): boolean {
  return token.length > 1 && token.includes('\n') && !token.startsWith('/*');
}

function joined(token: string, width: number, column: number): string {
  const isExpression = token.startsWith('/') && !token.startsWith('//');
  return joinLines(token.split('\n'), { width, column, isExpression });
}
