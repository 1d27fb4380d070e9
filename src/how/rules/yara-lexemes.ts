import { endOfToken } from './yara-tokens.ts';

/** A token of a YARA rule that means something; comments and white space are none. */
export interface Lexeme {
  readonly kind: 'string' | 'expression' | 'reference' | 'word' | 'number' | 'mark';
  readonly text: string;
  readonly at: number;
}

const PATTERNS: readonly (readonly [Lexeme['kind'], RegExp])[] = [
  ['number', /0x[0-9A-Fa-f]+|0o[0-7]+|\d+(?:\.\d+|KB|MB)?/y],
  ['reference', /[$#@!]\w*\*?/y],
  ['word', /[A-Za-z_]\w*/y],
  ['mark', /\.\.|[<>=!]=|<<|>>|\S/y],
];

export function lexemesOf(rule: string): readonly Lexeme[] {
  const lexemes: Lexeme[] = [];
  let at = 0;
  while (at < rule.length) {
    const lexeme = lexemeAt(rule, at);
    if (lexeme !== undefined) lexemes.push(lexeme);
    at = lexeme === undefined ? Math.max(at + 1, endOfToken(rule, at, rule.length)) : at + lexeme.text.length;
  }
  return lexemes;
}

function lexemeAt(rule: string, at: number): Lexeme | undefined {
  const character = rule.charAt(at);
  if (/\s/.test(character)) return undefined;
  if (character === '"' || character === '/') {
    const next = rule.charAt(at + 1);
    if (character === '/' && (next === '/' || next === '*')) return undefined;
    const end = endOfToken(rule, at, rule.length);
    if (character === '"') return { kind: 'string', text: rule.slice(at, end), at };
    // Behind a regular expression may stand `i` and `s`.
    const [flags = ''] = /^[is]{0,2}(?!\w)/.exec(rule.slice(end, end + 3)) ?? [];
    return { kind: 'expression', text: rule.slice(at, end + flags.length), at };
  }
  for (const [kind, pattern] of PATTERNS) {
    // `!=` is a comparison, `!a` the length of a match.
    if (kind === 'reference' && character === '!' && rule.charAt(at + 1) === '=') continue;
    pattern.lastIndex = at;
    const [text] = pattern.exec(rule) ?? [];
    if (text !== undefined) return { kind, text, at };
  }
  return undefined;
}
