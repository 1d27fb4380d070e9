import type { Reading, Span } from '../../model/index.ts';
import { spanIn } from '../../model/index.ts';
import { gapsOf, termsOf } from '../../vocab/grade-scales.ts';
import { SCALES_OF, type Yardstick } from './parse.ts';
import { type SaidTerm, saidTerms } from './said-terms.ts';

/** Where a text breaks the rules of the scale that it is written to. */
export interface GradeLint {
  readonly kind: 'grade-lint';
  readonly rule: 'mixed-statement' | 'mixed-rows' | 'other-scale' | 'unknown-term' | 'gap';
  readonly message: string;
  readonly span: Span;
}

/**
 * Looks through a text for what ICD 203 and PHIA forbid: confidence and likelihood in one sentence, two
 * likelihoods of one thing, both rows of ICD 203's words in one text, words of another scale or of none, and a percentage in one of the gaps
 * that PHIA leaves. What stands in quotation marks is somebody else's and is passed over.
 */
export function lintGrades(reading: Reading, yardstick: Yardstick): readonly GradeLint[] {
  const found: GradeLint[] = [];
  const firstRow: SaidTerm[] = [];
  const otherRow: SaidTerm[] = [];
  const tell = (rule: GradeLint['rule'], message: string, at: { start: number; end: number }): void => {
    found.push({ kind: 'grade-lint', rule, message, span: spanIn(reading, at.start, at.end) });
  };
  const { likelihood } = SCALES_OF[yardstick];
  const own = termsOf(likelihood);
  for (const sentence of reading.sentences) {
    const said = saidTerms(reading.text, sentence);
    const confidence = said.find(({ kind }) => kind === 'confidence');
    const chance = said.find(({ kind }) => kind === 'likelihood');
    if (confidence !== undefined && chance !== undefined) {
      tell(
        'mixed-statement',
        `“${confidence.as}” is about confidence and “${chance.as}” about likelihood: say them in two sentences`,
        { start: Math.min(confidence.start, chance.start), end: Math.max(confidence.end, chance.end) },
      );
    }
    for (const [one, other] of doubled(reading.text, said)) {
      tell('mixed-statement', `“${one.as}” and “${other.as}” are two likelihoods of one thing: choose one`, {
        start: one.start,
        end: other.end,
      });
    }
    for (const each of said) {
      const why = misfit(each, yardstick);
      if (why !== undefined) tell(why.rule, why.message, each);
      if (own.some(({ term, also }) => term === each.term && also.length > 0)) firstRow.push(each);
      if (own.some(({ also }) => also.includes(each.term))) otherRow.push(each);
    }
    for (const gap of inGaps(reading.text, sentence, said, yardstick)) tell('gap', gap.message, gap);
  }
  const [first] = firstRow;
  const [other] = otherRow;
  if (yardstick === 'icd-203' && first !== undefined && other !== undefined) {
    const [earlier, later] = first.start < other.start ? [first, other] : [other, first];
    tell(
      'mixed-rows',
      `“${later.as}” is of the other row of ICD 203 than “${earlier.as}” before: keep to one row`,
      later,
    );
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** "Likely and almost certain": two words of likelihood with nothing but a conjunction between them. */
function doubled(text: string, said: readonly SaidTerm[]): readonly (readonly [SaidTerm, SaidTerm])[] {
  const chances = said.filter(({ kind }) => kind === 'likelihood');
  return chances.flatMap((one, at) => {
    const other = chances[at + 1];
    if (other === undefined || other.start - one.end > LONGEST_LINK || other.term === one.term) return [];
    return LINK.test(text.slice(one.end, other.start)) ? [[one, other] as const] : [];
  });
}

const LINK = /^(?:,?\s(?:and|or|to|if not|but|even|and even|or even)\s|,\s|\/)$/u;
/** UTF-16 code units. */
const LONGEST_LINK = 12;

function misfit(
  { kind, term, as }: SaidTerm,
  yardstick: Yardstick,
): { rule: 'other-scale' | 'unknown-term'; message: string } | undefined {
  const knows = (which: Yardstick): boolean =>
    termsOf(SCALES_OF[which][kind]).some((each) => each.term === term || each.also.includes(term));
  if (knows(yardstick)) return undefined;
  const other: Yardstick = yardstick === 'phia' ? 'icd-203' : 'phia';
  const terms = termsOf(SCALES_OF[yardstick][kind])
    .map((each) => each.term)
    .join(', ');
  return knows(other)
    ? {
        rule: 'other-scale',
        message: `“${as}” is a word of ${NAMES[other]}; ${NAMES[yardstick]} has: ${terms}`,
      }
    : { rule: 'unknown-term', message: `“${as}” is on no scale; ${NAMES[yardstick]} has: ${terms}` };
}

const NAMES: Readonly<Record<Yardstick, string>> = { 'icd-203': 'ICD 203', phia: 'PHIA' };

const PER_CENT = /(\d{1,3})(?:\s?(?:-|–|to)\s?(\d{1,3}))?\s?(?:%|per cent\b|percent\b)/gu;
const ABOUT_CHANCE = /\b(?:chance|likelihood|probability|odds|certainty)\b/iu;

/** A percentage of likelihood that lies in a gap, or a range that ends in one: a slider must snap. */
function inGaps(
  text: string,
  { start, end }: { start: number; end: number },
  said: readonly SaidTerm[],
  yardstick: Yardstick,
): readonly { start: number; end: number; message: string }[] {
  const words = text.slice(start, Math.min(end, start + LONGEST));
  if (!ABOUT_CHANCE.test(words) && !said.some(({ kind }) => kind === 'likelihood')) return [];
  const gaps = gapsOf(SCALES_OF[yardstick].likelihood);
  return [...words.matchAll(PER_CENT)].flatMap((match) => {
    const numbers = [match[1], match[2]].flatMap((each) => (each === undefined ? [] : [Number(each)]));
    const gap = gaps.find(([from, to]) => numbers.some((number) => from < number && number < to));
    if (gap === undefined) return [];
    const at = start + match.index;
    const message = `“${match[0]}” lies in the gap from ${gap[0]} to ${gap[1]} % that ${NAMES[yardstick]} leaves on purpose: use a term`;
    return [{ start: at, end: at + match[0].length, message }];
  });
}

/** UTF-16 code units of a sentence; a longer one is a table. */
const LONGEST = 2_000;
