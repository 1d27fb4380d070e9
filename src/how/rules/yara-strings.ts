import type { Lexeme } from './yara-lexemes.ts';
import { endOfToken } from './yara-tokens.ts';

const MODIFIERS: ReadonlySet<string> = new Set(
  'nocase wide ascii xor base64 base64wide fullword private'.split(' '),
);

/** The definitions of `strings:`, and whether the condition uses each of them, as YARA demands. */
export function faultOfStrings(
  rule: string,
  strings: readonly Lexeme[],
  condition: readonly Lexeme[],
): string | undefined {
  const defined = new Set<string>();
  let at = 0;
  while (at < strings.length) {
    const [name, equals, value] = strings.slice(at, at + 3);
    if (
      name?.kind !== 'reference' ||
      !name.text.startsWith('$') ||
      equals?.text !== '=' ||
      value === undefined
    )
      return `its strings cannot be read at: ${name?.text ?? ''}`;
    if (name.text !== '$' && defined.has(name.text)) return `it defines ${name.text} twice`;
    defined.add(name.text);
    const after = value.text === '{' ? endOfHex(rule, strings, at + 2) : at + 3;
    if (
      after === undefined ||
      !(value.text === '{' || value.kind === 'string' || value.kind === 'expression')
    )
      return `the value of ${name.text} is no string, expression or hex string`;
    at = afterModifiers(strings, after);
  }
  return unusedOrUnknown(defined, condition);
}

/** The index behind the closing brace; undefined where what stands between is no hex string. */
function endOfHex(rule: string, strings: readonly Lexeme[], open: number): number | undefined {
  const close = strings.findIndex(({ text }, at) => at > open && text === '}');
  const [first, last] = [strings[open], strings[close]];
  if (first === undefined || last === undefined) return undefined;
  return isHex(rule.slice(first.at + 1, last.at)) ? close + 1 : undefined;
}

/** Jumps (`[2-4]`) and comments stand for no bytes. */
function isHex(content: string): boolean {
  const bare = withoutComments(content).replace(/\[([\d\s-]{1,40})\]/g, (written, jump: string) =>
    /^\d{0,9}-?\d{0,9}$/.test(jump.replace(/\s/g, '')) ? ' ' : written,
  );
  if (!/^[\s0-9A-Fa-f?~()|]+$/.test(bare) || !isBalanced(bare)) return false;
  return bare.split(/[\s()|]+/).every((bytes) => bytes === '' || /^(?:~?[0-9A-Fa-f?]{2})+$/.test(bytes));
}

function withoutComments(content: string): string {
  let bare = '';
  let at = 0;
  while (at < content.length) {
    const end = content.charAt(at) === '/' ? endOfToken(content, at, content.length) : at + 1;
    bare += end === at + 1 ? content.charAt(at) : ' ';
    at = end;
  }
  return bare;
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function afterModifiers(strings: readonly Lexeme[], from: number): number {
  let at = from;
  while (strings[at]?.kind === 'word' && MODIFIERS.has(strings[at]?.text ?? '')) {
    at += 1;
    if (strings[at]?.text !== '(') continue;
    const close = strings.findIndex(({ text }, nth) => nth > at && text === ')');
    at = close < 0 ? strings.length : close + 1;
  }
  return at;
}

function unusedOrUnknown(defined: ReadonlySet<string>, condition: readonly Lexeme[]): string | undefined {
  const references = condition.filter(({ kind }) => kind === 'reference').map(({ text }) => text);
  const usesThem = condition.some(({ kind, text }) => kind === 'word' && text === 'them');
  const used = (name: string): boolean => usesThem || references.some((reference) => covers(reference, name));
  const unknown = references.find(
    (text) => text.length > 1 && ![...defined].some((name) => covers(text, name)),
  );
  if (unknown !== undefined) return `its condition names ${unknown}, which it does not define`;
  const unused = [...defined].find((name) => name !== '$' && !name.startsWith('$_') && !used(name));
  return unused === undefined ? undefined : `its condition does not use ${unused}`;
}

/** `#a`, `@a` and `!a` speak of `$a`; `$a*` of all that begin so; a bare `$` of the string at hand. */
function covers(reference: string, name: string): boolean {
  const key = reference.slice(1);
  if (key.endsWith('*')) return name.slice(1).startsWith(key.slice(0, -1));
  return key === name.slice(1);
}
