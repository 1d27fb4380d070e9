import { ACTOR_NOUNS } from '../../lexicon/actors.ts';
import { DATA, TAKEN } from '../../lexicon/acts.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import { isCapitalised } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import { find, phraseFrom, sequence } from '../phrases.ts';
import { subjectOf } from '../subjects.ts';
import type { Deed, DeedFinder, Scene } from './deed.ts';
import { objectOf, wordsOf } from './deed.ts';
import { isForecast } from './forecast.ts';

const USING = words(
  'use uses used using leverage leveraged leveraging exploit exploited exploiting employ employed reuse reused reusing borrow borrows borrowed borrowing repurpose repurposed repurposing copied adapted recycled',
);
const HOSTILE = words(`
  attack attacks breach breaches hack hacks intrusion intrusions campaign campaigns theft thefts operation operations
  spearphishing phishing`);

/** "X used data stolen from Y in the attacks", "the stolen Y data was used". */
export const findUsedFrom: DeedFinder = (scene) => {
  const { tokens } = scene.sentence;
  const taken = tokens.some((token) => TAKEN.has(token.lower));
  const hostile = tokens.some((token) => HOSTILE.has(token.lower));
  const made = tokens.some((token) => MADE_THINGS.has(token.lower));
  if (!taken && !hostile && !made) return [];
  for (let verb = 0; verb < tokens.length; verb += 1) {
    if (!USING.has(tokens[verb]?.lower ?? '')) continue;
    const deed = passive(scene, verb) ?? active(scene, verb);
    if (deed !== undefined) return [deed];
  }
  return [];
};

/** "Stolen credentials are used to log in" tells what always happens; what was used is a claim. */
const PAST = words('was were been being');

/** The data before the verb: "the data stolen from OPM was used". */
function passive(scene: Scene, verb: number): Deed | undefined {
  const { tokens } = scene.sentence;
  if (!PAST.has(tokens[verb - 1]?.lower ?? '')) return undefined;
  const subject = subjectOf(tokens, verb);
  const range = subject && fromDataBack(tokens, subject);
  if (range === undefined || !hasProvenance(tokens, range)) return undefined;
  return {
    predicate: 'used-from',
    anchor: verb,
    from: range.from,
    to: verb + 1,
    object: objectOf(scene, range, 'data'),
    ...incidentAfter(scene, verb + 1),
  };
}

/** The phrase's part that is the data: from the modifiers of the noun "data" to the phrase's end. */
function fromDataBack(tokens: readonly Token[], phrase: TokenRange): TokenRange | undefined {
  const noun = find(tokens, phrase.from, phrase.to, (word) => DATA.has(word));
  if (noun < 0) return undefined;
  let from = noun;
  while (from > phrase.from && isModifier(tokens[from - 1])) from -= 1;
  return { from, to: phrase.to };
}

function isModifier(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (isCapitalised(token) || TAKEN.has(token.lower) || token.lower === 'the' || token.lower === "'s")
  );
}

const MADE_THINGS = words(
  'code exploit exploits technique techniques malware backdoor loader builder toolkit vulnerability flaw tool tools',
);
const MADE = words(
  'developed written created built made stolen leaked taken bought borrowed copied licensed',
);
const FROM = words('from by');
const LONGEST_THING = 9;

/** "an exploit developed by X", "code from Y", "a loader stolen from Z": a tool with where it came from. */
function madeElsewhere(tokens: readonly Token[], from: number): TokenRange | undefined {
  const noun = find(
    tokens,
    from,
    from + LONGEST_THING,
    (word) => MADE_THINGS.has(word) || /^[,.;:]$/u.test(word),
  );
  if (!MADE_THINGS.has(tokens[noun]?.lower ?? '')) return undefined;
  const closing = /^[”"’]$/u.test(tokens[noun + 1]?.text ?? '') ? noun + 2 : noun + 1;
  const made = MADE.has(tokens[closing]?.lower ?? '') ? closing + 1 : closing;
  const link = tokens[made]?.lower ?? '';
  if (!FROM.has(link) || (made === closing && link !== 'from')) return undefined;
  const origin = tokens[made + 1]?.lower === 'the' || tokens[made + 1]?.lower === 'a' ? made + 2 : made + 1;
  if (!isCapitalised(tokens[origin]) && !OTHERS.has(tokens[origin]?.lower ?? '')) return undefined;
  const end = phraseFrom(tokens, origin);
  return { from, to: Math.min(end?.to ?? origin + 1, origin + 6) };
}

const OTHERS = words('other another others public multiple leaked a');

/** The data after the verb: "used data stolen from April's breach". */
function active(scene: Scene, verb: number): Deed | undefined {
  const { tokens } = scene.sentence;
  const phrase = phraseFrom(tokens, verb + 1);
  const noun = phrase === undefined ? -1 : find(tokens, phrase.from, phrase.to, (word) => DATA.has(word));
  const made = noun < 0 ? madeElsewhere(tokens, verb + 1) : undefined;
  if (phrase === undefined || (noun < 0 && made === undefined)) return undefined;
  const range = made ?? { from: phrase.from, to: endOfData(tokens, noun, phrase.to) };
  if (made === undefined && !hasProvenance(tokens, range)) return undefined;
  const doer = doerOf(scene, verb, range);
  if (doer === undefined || isForecast(tokens, doer.to, verb) || isIndirect(tokens, doer.from))
    return undefined;
  return {
    predicate: 'used-from',
    anchor: verb,
    from: doer.from,
    to: range.to,
    object: objectOf(scene, range, 'data'),
    subject: doer.object,
    ...incidentAfter(scene, range.to),
  };
}

/**
 * Who used it: someone by name, or "the group" where the data is said to come from somewhere in
 * particular. "Intruders use stolen data" without either is what intruders always do.
 */
function doerOf(scene: Scene, verb: number, data: TokenRange): Doer | undefined {
  const { tokens } = scene.sentence;
  const named = scene.mentions.findLast((mention) => mention.to <= verb && verb - mention.to <= 4);
  if (named !== undefined) return named;
  const subject = subjectOf(tokens, verb);
  const group =
    subject !== undefined &&
    ['the', 'these', 'those'].includes(tokens[subject.from]?.lower ?? '') &&
    ACTOR_NOUNS.has(tokens[subject.to - 1]?.lower ?? '');
  const traced = tokens.slice(data.from, data.to).some((token) => isCapitalised(token));
  return group && traced ? { ...subject, object: objectOf(scene, subject, 'actor') } : undefined;
}

type Doer = TokenRange & Pick<Deed, 'object'>;

/** "how X used it": what is asked about is not told. */
function isIndirect(tokens: readonly Token[], doer: number): boolean {
  return ['how', 'whether', 'if'].includes(tokens[doer - 1]?.lower ?? '');
}

/** What it was used in: "in recent thefts of …", "as part of these attacks". */
function incidentAfter(scene: Scene, at: number): { incident?: string } {
  const { tokens } = scene.sentence;
  const from = sequence(tokens, at, 'as', 'part', 'of')
    ? at + 3
    : ['in', 'during', 'against'].includes(tokens[at]?.lower ?? '')
      ? at + 1
      : -1;
  return from < 0 ? {} : wordsOf(scene, phraseFrom(tokens, from));
}

const GOES_ON = words('in as during to against');

/** Up to where the sentence goes on with what the data was used for; "stolen in the May breach" is where it is from. */
function endOfData(tokens: readonly Token[], noun: number, limit: number): number {
  const end = find(
    tokens,
    noun + 1,
    limit,
    (word, at) => GOES_ON.has(word) && !(word !== 'to' && TAKEN.has(tokens[at - 1]?.lower ?? '')),
  );
  return end < 0 ? limit : end;
}

const DEMONSTRATIVES = words('the this that these those such a an all any its their');

/** Plain "uses data" is what every program does; the claim is about data that came from somewhere. */
function hasProvenance(tokens: readonly Token[], range: TokenRange): boolean {
  const inside = tokens.slice(range.from, range.to);
  const named = inside.some(
    (token, at) =>
      isCapitalised(token) && !DEMONSTRATIVES.has(token.lower) && DATA.has(inside[at + 1]?.lower ?? ''),
  );
  return named || inside.some((token) => TAKEN.has(token.lower));
}
