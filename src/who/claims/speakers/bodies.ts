import { words } from '../../lexicon/words.ts';
import type { Sentence } from '../../sentences.ts';
import type { Token } from '../../tokens.ts';
import { isCapitalised } from '../../tokens.ts';
import { nameRuns, textOf } from './name-runs.ts';
import { isHouseWord } from './name-words.ts';

/** The organisations that a text names. */
export interface Bodies {
  /** "NCD" to "National Cyber Directorate", where the text puts one in brackets behind the other. */
  readonly byAbbreviation: ReadonlyMap<string, string>;
  /** "directorate" to every full name whose kind it is, in the order of the text. */
  readonly byKind: ReadonlyMap<string, readonly string[]>;
  /** "Issued by A, B and C": who "the authoring agencies" are. */
  readonly issuers: readonly string[];
}

const MOST = 400;

export function bodiesIn(sentences: readonly Sentence[]): Bodies {
  const byAbbreviation = new Map<string, string>();
  const byKind = new Map<string, string[]>();
  let issuers: readonly string[] = [];
  let count = 0;
  let seen = 0;
  for (const { tokens } of sentences) {
    const runs = nameRuns(tokens);
    for (const run of runs) {
      const full = textOf(tokens, run);
      const short = abbreviationAfter(tokens, run.to);
      if (short !== undefined && isShortFor(short, full)) byAbbreviation.set(short, full);
      const kind = kindOf(tokens.slice(run.from, run.to));
      if (kind !== undefined && count < MOST && !full.includes(',')) count += addTo(byKind, kind, full);
    }
    for (const { kind, name } of halfNames(tokens)) if (count < MOST) count += addTo(byKind, kind, name);
    const joint = seen < EARLY && issuers.length === 0 ? isJoint(tokens) : false;
    seen += 1;
    if (issuers.length === 0 && (isIssuing(tokens) || joint)) {
      const from = joint ? -1 : tokens.findIndex(({ lower }) => lower === 'by');
      issuers = runs
        .filter((run) => run.from > from && kindOf(tokens.slice(run.from, run.to)) !== undefined)
        .map((run) => textOf(tokens, run));
      if (joint && issuers.length < 2) issuers = [];
    }
  }
  return { byAbbreviation, byKind, issuers };
}

function addTo(byKind: Map<string, string[]>, kind: string, full: string): number {
  const others = byKind.get(kind);
  if (others === undefined) byKind.set(kind, [full]);
  else if (!others.includes(full)) others.push(full);
  else return 0;
  return 1;
}

/** The word that says what it is: the last one, or the one before "of". */
function kindOf(name: readonly Token[]): string | undefined {
  const of = name.findIndex(({ lower }) => lower === 'of' || lower === 'for');
  const head = name[(of < 0 ? name.length : of) - 1]?.lower ?? '';
  return name.length > 1 && isHouseWord(head) ? head : undefined;
}

/** "the Corvane exchange": a name with a small word for what it is. */
function halfNames(tokens: readonly Token[]): { kind: string; name: string }[] {
  return tokens.flatMap((token, at) => {
    const before = tokens[at - 1];
    const named = isCapitalised(before) && tokens[at - 2]?.lower === 'the' && token.text === token.lower;
    return named && isHouseWord(token.lower)
      ? [{ kind: token.lower, name: `${before?.text} ${token.text}` }]
      : [];
  });
}

function abbreviationAfter(tokens: readonly Token[], to: number): string | undefined {
  const inside = tokens[to]?.text === '(' && tokens[to + 2]?.text === ')' ? tokens[to + 1]?.text : undefined;
  return inside !== undefined && /^\p{Lu}[\p{Lu}\p{N}-]{1,9}$/u.test(inside) ? inside : undefined;
}

/** Its letters begin the name's words, in their order. */
function isShortFor(short: string, full: string): boolean {
  const initials = full
    .split(/[\s-]+/u)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
  let at = 0;
  for (const letter of short.replace(/\P{L}/gu, '')) {
    at = initials.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return short[0] === initials[0];
}

/** Sentences in which those who issue a text together name themselves. */
const EARLY = 8;

/** "This joint advisory by the A and the B", "The A and the B (the authoring agencies)". */
function isJoint(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ lower }, at) =>
      lower === 'authoring' ||
      (lower === 'joint' &&
        ['advisory', 'statement', 'alert', 'notice', 'bulletin'].includes(tokens[at + 1]?.lower ?? '')),
  );
}

const ISSUED = words('issued published authored co-authored released');

/** At the beginning: "Issued 11 February 2026 by the A, the B and the C." */
function isIssuing(tokens: readonly Token[]): boolean {
  const opening = tokens.slice(0, 3).some(({ lower }) => ISSUED.has(lower));
  return opening && tokens.slice(0, 8).some(({ lower }) => lower === 'by');
}
