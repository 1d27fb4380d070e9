import type { RuleMention } from './rule-text.ts';
import { LONGEST_RULE, mentionOf, withPlainSpace } from './rule-text.ts';
import { faultOfYara } from './yara-fault.ts';
import { mendYara } from './yara-mend.ts';
import { endOfToken } from './yara-tokens.ts';

const HEADER =
  /(?<![\w$#@."'-])(?:(?:private|global)\s{1,20}){0,2}rule\s{1,20}([A-Za-z_]\w{0,127})\s{0,20}(?::[\s\w]{1,300})?\{/g;

/**
 * YARA rules (documentation of YARA 4.5, "Writing YARA rules"), modifiers, tags and the imports directly above
 * included. One pass: a rule whose braces do not close ends where the next begins, and carries that as its
 * fault.
 */
export function findYaraRules(text: string): readonly RuleMention[] {
  const rules: RuleMention[] = [];
  const imported = importsIn(text);
  HEADER.lastIndex = 0;
  let header = HEADER.exec(text);
  while (header !== null) {
    const [opening, name = ''] = header;
    const body = bodyFrom(text, header.index + opening.length);
    if (body.hasCondition) rules.push(ruleOf(text, importsAbove(text, header.index), body, name, imported));
    HEADER.lastIndex = body.scannedTo;
    header = HEADER.exec(text);
  }
  return rules;
}

function importsIn(text: string): ReadonlySet<string> {
  const imports = text.matchAll(/\bimport\s{1,20}"(\w{1,40})"/g);
  return new Set([...imports].map(([, module = '']) => module));
}

/** In UTF-16 code units: some twenty imports. */
const LONGEST_IMPORTS = 500;
const IMPORT = /(?<![\w"])import\s{1,20}"\w{1,40}"\s{1,20}/g;

function importsAbove(text: string, start: number): number {
  const from = Math.max(0, start - LONGEST_IMPORTS);
  const found = [...text.slice(from, start).matchAll(IMPORT)];
  return found.reduceRight(
    (first, { 0: written, index }) => (from + index + written.length === first ? from + index : first),
    start,
  );
}

interface Body {
  readonly end: number;
  readonly scannedTo: number;
  readonly closed: boolean;
  readonly hasCondition: boolean;
}

const CONDITION = /condition\s{0,20}:/y;
/** `rule` is a reserved word: outside strings and comments it begins the next rule. */
const NEXT_RULE = /\b(?:(?:private|global)\s{1,20}){0,2}rule\s{1,20}[A-Za-z_]\w{0,127}\s{0,20}[:{]/y;
const FIRST_LETTERS = new Set(['r', 'p', 'g']);

/** @param start just behind the opening brace */
function bodyFrom(text: string, start: number): Body {
  const limit = Math.min(text.length, start + LONGEST_RULE);
  let depth = 1;
  let condition = -1;
  let at = start;
  while (at < limit) {
    const character = text.charAt(at);
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth === 0) return { end: at + 1, scannedTo: at + 1, closed: true, hasCondition: condition >= 0 };
    if (FIRST_LETTERS.has(character) && beginsAt(NEXT_RULE, text, at)) break;
    if (condition < 0 && character === 'c' && beginsAt(CONDITION, text, at)) condition = at;
    at = endOfToken(text, at, limit);
  }
  return { end: likelyEnd(text, condition, at), scannedTo: at, closed: false, hasCondition: condition >= 0 };
}

/** Of a rule that does not close: the first empty line below its condition, else how far it was read. */
function likelyEnd(text: string, condition: number, scannedTo: number): number {
  const emptyLine = condition < 0 ? -1 : text.slice(condition, scannedTo).search(/\n[^\S\n]{0,40}\n/);
  return emptyLine < 0 ? scannedTo : condition + emptyLine;
}

function beginsAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function ruleOf(
  text: string,
  start: number,
  body: Body,
  name: string,
  imported: ReadonlySet<string>,
): RuleMention {
  const quote = text.slice(start, body.end).trimEnd();
  const { text: rule, fault } = fitToLoad(withPlainSpace(quote), body.closed, imported);
  return mentionOf({ start, end: start + quote.length, name, text: rule }, fault);
}

/** As it stands where it loads, else mended where that loads, else as it stands with its fault. */
function fitToLoad(
  rule: string,
  closed: boolean,
  imported: ReadonlySet<string>,
): { readonly text: string; readonly fault: string | undefined } {
  if (!closed) return { text: rule, fault: 'its braces do not close' };
  const fault = faultOfYara(rule, imported);
  const mended = fault === undefined ? rule : mendYara(rule);
  return mended !== rule && faultOfYara(mended, imported) === undefined
    ? { text: mended, fault: undefined }
    : { text: rule, fault };
}
