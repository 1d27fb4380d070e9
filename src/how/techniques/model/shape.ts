/** What a sentence looks like, whatever it says. */
export interface Shape {
  /** Words of two letters and more. */
  readonly words: number;
  readonly hasId: boolean;
  /** The part of its characters, white space aside, that are ASCII letters. */
  readonly letters: number;
  /** Tells the defender what to do. */
  readonly advises: boolean;
  /** Says that something can be or may be, not that it was. */
  readonly supposes: boolean;
  /** Doubts or denies it: something may have happened, or did not. */
  readonly hedges: boolean;
  /** Begins and ends as a sentence does. */
  readonly isProse: boolean;
}

/** A name, a label or the scrap of a table shows nothing being done. */
export const FEWEST_WORDS = 5;

/** Whether it is no account of something done, however sure its words are: at most worth a look. */
export function isDoubtful({ words, hasId, advises, hedges, letters }: Shape): boolean {
  return words < FEWEST_WORDS || hasId || advises || hedges || letters < MOSTLY_LETTERS;
}

/** Of the characters that are no white space; less is code, a dump or a table run together. */
const MOSTLY_LETTERS = 0.75;

const ID = /\bT\d{4}\b/;
const ADVICE =
  /\b(?:should|must|recommend|mitigat|detect|defend|prevent|monitor|customers?|protect|advis|consider|ensure|restrict|best practice)/i;
/** What a list of advice begins its items with. */
const ORDER =
  /^\W{0,4}(?:apply|audit|avoid|block|configure|disable|enable|enforce|implement|install|keep|limit|patch|regularly|require|review|scan|see|set|update|use)\b/i;
const SUPPOSITION = /\b(?:may|might|could|can|would|possibl[ey]|likely|if)\b/i;
/** What a tool "can" do is left to the calibration: reports say so of what it does. */
const HEDGE =
  /\b(?:may|might|could|possibl[ey]|perhaps|presumabl[ey]|unclear|unknown whether|not (?:known|clear|certain)|no (?:evidence|sign|indication)|(?:do|does|did|was|were|has|have|had|is|are) not|never)\b/i;

export function shapeOf(text: string): Shape {
  return {
    words: wordsIn(text),
    letters: lettersIn(text),
    hasId: ID.test(text),
    advises: ADVICE.test(text) || ORDER.test(text),
    supposes: SUPPOSITION.test(text),
    hedges: HEDGE.test(text),
    isProse: !/^[a-z]/.test(text) && /[.!?:]["')\]]*$/.test(text.trimEnd()),
  };
}

function wordsIn(text: string): number {
  let words = 0;
  let run = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at) | 32;
    run = code >= 97 && code <= 122 ? run + 1 : 0;
    if (run === 2) words++;
  }
  return words;
}

function lettersIn(text: string): number {
  let letters = 0;
  let others = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at) | 32;
    if (code >= 97 && code <= 122) letters++;
    else if (code > 32) others++;
  }
  return letters / (letters + others || 1);
}
