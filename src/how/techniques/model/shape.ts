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
  /** Not a caption, a line of a list or table, a question, or what the report's authors did themselves. */
  readonly isAccount: boolean;
  /** A short whole sentence without clauses or conditions: what it says, it says outright. */
  readonly isPlain: boolean;
}

/** A name, a label or the scrap of a table shows nothing being done. */
export const FEWEST_WORDS = 5;

/** Of a plain one: "It logs keystrokes." */
const FEWEST_OF_PLAIN = 3;

/** Whether it is no account of something done, however sure its words are: at most worth a look. */
export function isDoubtful({ words, hasId, advises, hedges, letters, isAccount, isPlain }: Shape): boolean {
  return (
    words < (isPlain ? FEWEST_OF_PLAIN : FEWEST_WORDS) ||
    hasId ||
    advises ||
    hedges ||
    letters < MOSTLY_LETTERS ||
    !isAccount
  );
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

const MOST_OF_PLAIN = 14;
const PLAIN = /^\p{Lu}(?:[^,;:()[\]?.]|\.(?=\p{Ll})){0,160}\.\s{0,4}$/u;

/** Enough of a sentence's end for its last marks, in UTF-16 code units. */
const LAST = 12;
const ENDED = /[.!:;…][^\w?]{0,8}$/;
const CAPTION =
  /^\W{0,4}(?:fig(?:ure|\.)?|table|listing|screen ?shots?|exhibit|image|photo|picture|diagram|chart|graph|appendix|annex|section|chapter|step|timer|note)\s{0,3}[\dA-Z]?\w{0,3}\s{0,3}[-:.–—|]/i;
const NONE =
  /\b(?:none of|neither|no longer|un(?:able|likely)|cannot|can't|fail(?:s|ed)? to|(?:need|needs|has|have) to be)\b/i;
/** What the report's authors did with what they found. */
const WE = /\b(?:we|us)\b/i;
const OUR_WORK =
  /\b(?:analy[sz]|creat|decod|decompil|decrypt|deobfuscat|develop|download|dump|extract|includ|monitor|obtain|provid|publish|ran\b|releas|revers|scann|search|sinkhol|test|unpack|upload|us(?:ed?|ing)\b|writ|wrote)/i;
const OURS =
  /\b(?:(?:this|the following) (?:article|blog|document|paper|post|report|script|section)|our (?:analysis|sandbox|script|tool)|in the wild for)/i;
/** How far behind "we" what we did stands, in UTF-16 code units. */
const OUR_REACH = 45;

function isOurs(text: string): boolean {
  const we = WE.exec(text);
  return (we !== null && OUR_WORK.test(text.slice(we.index, we.index + OUR_REACH))) || OURS.test(text);
}

/** Explains a thing of the trade, or what a reader can do with it; a template's fields side by side. */
const GENERAL =
  /\b(?:typically|in general|(?:is|are) (?:a|an|the) (?:\w{1,20} ){0,2}(?:technique|method|term|concept|way)s?|represents an?|refers? to|commonly referred|this type of|(?:is|are) known as|(?:main|common) (?:technique|method)s|can (?:\w{1,12} )?be (?:used|adapted|decoded|decrypted|detected|distinguished|downloaded|dumped|extracted|found|identified|seen))\b|\]\s?\[/i;

export function shapeOf(text: string): Shape {
  const words = wordsIn(text);
  return {
    words,
    letters: lettersIn(text),
    hasId: ID.test(text),
    advises: ADVICE.test(text) || ORDER.test(text),
    supposes: SUPPOSITION.test(text),
    hedges: HEDGE.test(text),
    isProse: !/^[a-z]/.test(text) && /[.!?:]["')\]]*$/.test(text.trimEnd()),
    isAccount:
      ENDED.test(text.slice(-LAST)) &&
      !CAPTION.test(text) &&
      !NONE.test(text) &&
      !isOurs(text) &&
      !GENERAL.test(text),
    isPlain: words <= MOST_OF_PLAIN && PLAIN.test(text) && !SUPPOSITION.test(text),
  };
}

/** Words of two letters and more. */
export function wordsIn(text: string): number {
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
