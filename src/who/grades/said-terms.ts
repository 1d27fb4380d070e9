import type { TextRange } from '../../model/index.ts';

/** Words of likelihood or confidence in a text, whether any scale has them or none. */
export interface SaidTerm extends TextRange {
  readonly kind: 'likelihood' | 'confidence';
  /** In lower case, adverbs as the adjectives that scales list: `almost certain`, `moderate`. */
  readonly term: string;
  /** As written. */
  readonly as: string;
}

const DEGREE =
  'very|highly|almost|nearly|quite|fairly|extremely|moderately|somewhat|most|more|less|not|reasonably|rather|overwhelmingly|virtually|increasingly';
const LIKELIHOOD = new RegExp(
  `\\b(?:(?:(${DEGREE}) )?(likely|unlikely|probable|improbable|probably|improbably)|(${DEGREE}) (certain|certainly)|(almost no chance|remote chance|realistic possibility|roughly even chance|roughly even odds|even chance|remote possibility|a remote likelihood))\\b`,
  'giu',
);
const LEVEL = 'low|moderate|medium|high|strong|great|little|some|full|limited|reasonable|considerable';
const CONFIDENCE = new RegExp(
  `\\b(?:(${LEVEL})[ -]confidence|confidence (?:level )?(?:is|was|remains|of) (${LEVEL})|(highly|moderately|very|fairly) confident)\\b`,
  'giu',
);
/** UTF-16 code units; a longer sentence is a table. */
const LONGEST = 2_000;

/** Every term in a sentence outside quotation marks, in order. */
export function saidTerms(text: string, { start, end }: TextRange): readonly SaidTerm[] {
  const words = withoutQuotations(text.slice(start, Math.min(end, start + LONGEST)).replace(/\s/gu, ' '));
  const likelihoods = [...words.matchAll(LIKELIHOOD)].map((match) => {
    const [as, degree, adjective, degreeOfCertainty, certainty, phrase] = match;
    const term = phrase ?? [degree ?? degreeOfCertainty, adjectiveOf(adjective ?? certainty)].join(' ');
    return { kind: 'likelihood', term: term.toLowerCase().trim(), as, ...placed(match, start) } as const;
  });
  const confidences = [...words.matchAll(CONFIDENCE)].map((match) => {
    const [as, before, after, adverb] = match;
    const term = (before ?? after ?? `${adverb} confident`).toLowerCase();
    return { kind: 'confidence', term, as, ...placed(match, start) } as const;
  });
  return [...likelihoods, ...confidences].sort((a, b) => a.start - b.start);
}

function placed(match: RegExpExecArray, from: number): TextRange {
  return { start: from + match.index, end: from + match.index + match[0].length };
}

function adjectiveOf(word = ''): string {
  const lower = word.toLowerCase();
  if (lower === 'certainly') return 'certain';
  return lower.replace(/bly$/u, 'ble');
}

/** Blanks in place of what stands in quotation marks, so that offsets stay. */
function withoutQuotations(words: string): string {
  return words.replace(/“[^“”]*”|"[^"]*"/gu, (quoted) => ' '.repeat(quoted.length));
}
