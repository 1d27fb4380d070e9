import type { Evidence, EvidenceKind, Reading, TextRange } from '../../model/index.ts';
import { spanIn } from '../../model/index.ts';
import { SELF } from '../lexicon/speakers.ts';
import { SAYING } from '../lexicon/speech.ts';
import type { Sentence } from '../sentences.ts';
import type { Token } from '../tokens.ts';
import { announcedAfter } from './announced.ts';

/** What an evidence phrase speaks of; the first that matches decides its kind. */
const KINDS: readonly (readonly [EvidenceKind, RegExp])[] = [
  ['detained-person', /\b(?:arrest|arrested|detained|detention|custody|indicted|indictment)\b/i],
  [
    'official-statement',
    /\b(?:(?:government|ministry) (?:statements?|briefings?|advisor(?:y|ies)|agencies said)|intercept(?:s|ed|ion)?|recorded conversation|recordings?|indictments?|insiders?|wiretaps?|intelligence (?:briefings?|from|shared|agencies said))\b/i,
  ],
  [
    'working-hours',
    /\b(?:working hours|time ?zone|compile times?|compilation times?|office hours|hours|holidays?|working day|weekends?|new year)\b/i,
  ],
  [
    'language-artefact',
    /\b(?:languages?|locale|keyboard layout|spelling|dialect|character set|code page|comments in|mistyped|misspell[a-z]*|misspelt|strings?|words?|grammar|idioms?|accent)\b/i,
  ],
  [
    'operational-mistake',
    /\b(?:mistakes?|slip-ups?|opsec|operational security|operator error|left behind|forgot|pasted|handle|nickname|user folder|logged in from home|careless|vain|exposed (?:folder|directory))\b/i,
  ],
  [
    'code-overlap',
    /\b(?:code|malware|compiler|builder|encryption key|mutex|packer|toolset|backdoor|implant|samples?|loader|dropper|ransomware|wiper|programs?|routine|functions|keys?|build path|debug string|tool)\b/i,
  ],
  [
    'infrastructure',
    /\b(?:infrastructure|servers?|domains?|addresses|hosting|certificates?|registrants?|c2|command[- ]and[- ]control|ip|relays?|redirectors?|name servers?|telephone|mobile number|phone number|bank accounts?|accounts?|wallets?|mailbox(?:es)?|address|address block|mail server)\b/i,
  ],
  [
    'technique-overlap',
    /\b(?:techniques?|tactics|ttps?|tradecraft|modus operandi|procedures|methods?|(?:same|similar|identical) lures?|style|pattern|slow release|order of)\b/i,
  ],
  ['victimology', /\b(?:victims|victimology|targets?|targeting|interests?|who profits|choice of)\b/i],
];

/** Words that tie evidence to what is claimed; a sentence that merely stands near is no evidence for it. */
const LINKS: readonly (readonly string[])[] = [
  ['based', 'on'],
  ['on', 'the', 'basis', 'of'],
  ['because'],
  ['citing'],
  ['due', 'to'],
  ['as', 'evidenced', 'by'],
  ['evidenced', 'by'],
  ['pointing', 'to'],
  ['given', 'the'],
  ['judging', 'by'],
  ['rests', 'on'],
  ['supported', 'by'],
  ['rest', 'on'],
  ['leans', 'on'],
  ['relies', 'on'],
  ['relied', 'on'],
  ['hinges', 'on'],
  ['turns', 'on'],
  ['on', 'the', 'strength', 'of'],
  ['since'],
  ['pointed', 'to', 'the'],
  ['on', 'account', 'of'],
  ['in', 'view', 'of'],
  ['thanks', 'to'],
  ['based', 'upon'],
  ['owing', 'to'],
];

/** Beginnings by which the next sentence gives the evidence for the one before. */
const REFERS_BACK =
  /^(?:(?:this|that) is because|(?:we|they) base|(?:this|that|the|our|its|their) (?:assessment|attribution|conclusion|judge?ment|belief|claim|finding|link)s? (?:is|are|was|rests?|relies|on [^.]{1,40} rests?))\b/i;

/**
 * The evidence a sentence gives for its claim, and that a directly following "This assessment rests on …"
 * gives. `grounds` are token indexes: what the wording itself offers as the reason ("E points to X").
 */
export function evidenceIn(
  reading: Reading,
  sentence: Sentence,
  next: Sentence | undefined,
  grounds?: { readonly from: number; readonly to: number },
  before?: Sentence,
): readonly Evidence[] {
  const fits =
    grounds === undefined ? [] : items(reading, sentence.tokens.slice(0, grounds.to), grounds.from);
  const here = [...fits, ...linkedPhrases(reading, sentence)];
  const listed = [sentence, ...(next !== undefined && next.block === sentence.block ? [next] : [])].flatMap(
    (one) => announcedAfter(reading, one).flatMap((range) => wholeItem(reading, range)),
  );
  const there =
    next !== undefined && next.block === sentence.block && refersBack(reading, next)
      ? linkedPhrases(reading, next)
      : [];
  const given =
    here.length === 0 && before !== undefined && before.block === sentence.block && drawsOn(reading, sentence)
      ? wholeItem(reading, before)
      : [];
  return distinct([...given, ...here, ...there, ...listed]);
}

/** Beginnings that make the sentence before the reason: "Because of this, we", "On this basis", "For these reasons". */
const DRAWS_ON =
  /^(?:because of (?:this|that|these)|on (?:this|that) basis|on (?:this|that|these) grounds?|for (?:this|that|these) reasons?|(?:based|building) (?:up)?on (?:this|that|these|the (?:above|foregoing))|(?:given|in view of|in light of|due to) (?:this|that|these)|(?:this|that|these [a-z]{3,20}) (?:leads?|led) us to|from (?:this|these)\b)/i;

function drawsOn(reading: Reading, sentence: Sentence): boolean {
  return DRAWS_ON.test(reading.text.slice(sentence.start, Math.min(sentence.end, sentence.start + 80)));
}

/** A sentence that is a reason as a whole: by its first words of any kind. */
function wholeItem(reading: Reading, { start, end }: TextRange): Evidence[] {
  const span = spanIn(reading, start, Math.min(end, start + LONGEST));
  const kind = KINDS.find(([, words]) => words.test(span.quote))?.[0];
  return kind === undefined ? [] : [{ kind, quote: span.quote, span }];
}

/** UTF-16 code units. */
const LONGEST = 600;

function distinct(all: readonly Evidence[]): readonly Evidence[] {
  return all.filter(
    ({ kind, span }, at) =>
      all.findIndex((other) => other.kind === kind && other.span.start === span.start) === at,
  );
}

function refersBack(reading: Reading, sentence: Sentence): boolean {
  return REFERS_BACK.test(reading.text.slice(sentence.start, Math.min(sentence.end, sentence.start + 80)));
}

function linkedPhrases(reading: Reading, sentence: Sentence): Evidence[] {
  const { tokens } = sentence;
  return tokens.flatMap((_, at) => {
    const link = LINKS.find((words) => words.every((word, offset) => tokens[at + offset]?.lower === word));
    return link === undefined ? [] : items(reading, tokens, at + link.length);
  });
}

/** The phrase after a link, up to the clause's end, split at commas and "and" into items with a kind each. */
function items(reading: Reading, tokens: readonly Token[], from: number): Evidence[] {
  const found: Evidence[] = [];
  let start = from;
  for (let at = from; at <= tokens.length; at += 1) {
    const token = tokens[at];
    const ends = token === undefined || ['.', ';', '—', '('].includes(token.text);
    if (!ends && token.text !== ',' && token.lower !== 'and') continue;
    if (start > from && isMainClause(tokens, start, at)) break;
    const item = evidenceItem(reading, tokens, start, at);
    if (item === undefined && start > from && token?.text === ',') break;
    if (item !== undefined) found.push(item);
    if (ends) break;
    start = at + 1;
  }
  return found;
}

/** "Based on its servers, we attribute …": after the comma the sentence goes on with what is claimed. */
function isMainClause(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from, to).some(({ lower }) => SELF.has(lower) || SAYING.has(lower));
}

function evidenceItem(
  reading: Reading,
  tokens: readonly Token[],
  from: number,
  to: number,
): Evidence | undefined {
  const first = tokens[from];
  const last = tokens[to - 1];
  if (first === undefined || last === undefined || to <= from) return undefined;
  const span = spanIn(reading, first.start, last.end);
  const kind = KINDS.find(([, words]) => words.test(span.quote))?.[0];
  return kind === undefined ? undefined : { kind, quote: span.quote, span };
}
