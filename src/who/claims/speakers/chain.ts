import type { Claimant } from '../../../model/index.ts';
import { spanIn } from '../../../model/index.ts';
import type { WhoContext } from '../../context.ts';
import { OFFICES, SELF, SPEAKS_FOR, TITLES } from '../../lexicon/speakers.ts';
import { words } from '../../lexicon/words.ts';
import type { Sentence } from '../../sentences.ts';
import type { Deed, Scene } from '../deeds/deed.ts';
import { textRange } from '../deeds/deed.ts';
import type { Frame } from '../frames/index.ts';
import type { TokenRange } from '../phrases.ts';
import { claimantOf, UNSTATED } from './claimant.ts';
import { coordinated } from './coordination.ts';
import { isChannel, isPronoun } from './could-speak.ts';
import { outerSubject } from './outer-subject.ts';
import { antecedentsOf } from './pronouns.ts';
import { quotationAt, quotationSpeaker } from './quoted.ts';
import type { Register } from './register.ts';
import { speakersBefore } from './spoke-before.ts';
import type { Voice } from './voice.ts';
import { voiceOf } from './voice.ts';

/** What is known of speakers when a sentence is read. */
export interface Speakers {
  readonly register: Register;
  readonly context: WhoContext;
  /** Who claimed something in the sentence before. */
  readonly before: readonly Claimant[];
}

export interface Chain {
  readonly claimants: readonly Claimant[];
  readonly via: readonly string[];
}

/** Who says it and through whom: the innermost speaker is the claimant, named outer ones and channels carry it. */
export function chainOf(scene: Scene, deed: Deed, frames: readonly Frame[], speakers: Speakers): Chain {
  const { tokens } = scene.sentence;
  const voice = voiceOf(scene.sentence, speakers);
  const known: Known = { ...speakers, voice };
  const quoted = quotedSpeakers(scene, deed, frames, known);
  const via = channelsOf(scene, frames);
  const said: (readonly Claimant[])[] = quoted?.claimants.length ? [quoted.claimants] : [];
  const unnamed: Claimant[] = [];
  for (const { range, joins } of speakersOf(scene, quoted?.inner ?? frames, deed)) {
    // Inside somebody's quotation "we attribute" is that somebody.
    if (said.length > 0 && quoted !== undefined && isSelf(tokens, range)) continue;
    const found = claimantsIn(scene, scene.sentence, range, known, said.at(-1));
    if (isChannel(tokens, range)) {
      via.push(wordsIn(scene, range));
      unnamed.push(...found);
    } else said.push(joins ? [...(said.pop() ?? []), ...found] : found);
  }
  const last =
    said.at(-1) ?? (unnamed.length > 0 ? unnamed.slice(-1) : outermost(scene, deed, frames, known));
  const innermost = [
    ...(last.length > 0 ? last : [fallback(scene, deed, frames, via, voice)]),
    ...agreeing(scene, frames, known),
  ];
  const outer = outerNames(said.slice(0, -1), innermost);
  return {
    claimants: distinct(innermost),
    via: [...new Set([...via, ...outer])].filter((name) => !innermost.some(({ as }) => as === name)),
  };
}

/** Whose sentence it is, where no verb of saying governs what was done and nobody is hidden. */
function outermost(scene: Scene, deed: Deed, frames: readonly Frame[], known: Known): readonly Claimant[] {
  const hides = deed.hidesClaimant === true || frames.length > 0;
  const range = hides ? undefined : outerSubject(scene.sentence.tokens, deed);
  return range === undefined ? [] : claimantsIn(scene, scene.sentence, range, known, undefined);
}

interface Known extends Speakers {
  readonly voice: Voice;
}

function channelsOf(scene: Scene, frames: readonly Frame[]): string[] {
  return frames.flatMap((frame) => [
    ...(frame.channel ? [wordsIn(scene, frame.channel)] : []),
    ...(frame.carries === true && frame.claimant && !agrees(scene, frame) && !isWitness(scene, frame.claimant)
      ? [wordsIn(scene, frame.claimant)]
      : []),
  ]);
}

const AGREEING = words(
  'accept accepts accepted agree agrees agreed share shares shared concur concurs concurred',
);

/** "As the minister has told parliament": no paper that passes on what others say. */
function isWitness({ sentence: { tokens } }: Scene, range: TokenRange): boolean {
  return (
    tokens.slice(range.from, range.to).some(({ lower }) => TITLES.has(lower) || OFFICES.has(lower)) &&
    !isChannel(tokens, range)
  );
}

function agrees({ sentence: { tokens } }: Scene, frame: Frame): boolean {
  return AGREEING.has(tokens[frame.verb]?.lower ?? '');
}

/** "…, as a court has since accepted": says so, too. */
function agreeing(scene: Scene, frames: readonly Frame[], known: Known): readonly Claimant[] {
  return frames.flatMap((frame) =>
    frame.carries === true && frame.claimant && agrees(scene, frame)
      ? claimantsIn(scene, scene.sentence, frame.claimant, known, undefined)
      : [],
  );
}

/** Outer speakers with a name pass it on; "two officials" who speak of what others believe are no channel. */
function outerNames(outer: readonly (readonly Claimant[])[], innermost: readonly Claimant[]): string[] {
  const inner = new Set(innermost.flatMap(({ as, entity }) => [as, entity]));
  return outer
    .flat()
    .filter(({ as, entity }) => entity !== undefined && !inner.has(entity) && !inner.has(as))
    .map(({ as }) => as);
}

interface Quoted {
  readonly claimants: readonly Claimant[];
  /** The frames inside the quotation. */
  readonly inner: readonly Frame[];
}

/** Inside a quotation whoever is said to say it speaks, wherever in the paragraph that is told. */
function quotedSpeakers(
  scene: Scene,
  deed: Deed,
  frames: readonly Frame[],
  known: Known,
): Quoted | undefined {
  const { sentence, reading } = scene;
  const { tokens } = sentence;
  const anchor = tokens[deed.anchor]?.start ?? sentence.start;
  const quotation = quotationAt(reading, sentence, anchor);
  if (quotation === undefined) return undefined;
  const speaker = quotationSpeaker(quotation, sentence, known.register);
  if (speaker === undefined) return undefined;
  const inside = (range: TokenRange): boolean => {
    const first = tokens[range.from]?.start ?? 0;
    return quotation.start <= first && first < quotation.end;
  };
  const inner = frames.filter(
    ({ claimant }) => claimant !== undefined && inside(claimant) && !isSelf(tokens, claimant),
  );
  return { claimants: claimantsIn(scene, speaker.sentence, speaker.range, known, undefined), inner };
}

function isSelf(tokens: Scene['sentence']['tokens'], range: TokenRange): boolean {
  return range.to - range.from === 1 && SELF.has(tokens[range.from]?.lower ?? '');
}

interface SpeakerRange {
  readonly range: TokenRange;
  /** Says the same as the speaker outside: "A accepts B's finding". */
  readonly joins: boolean;
}

/** Inside somebody's quotation "we" is that somebody: it counts only where nobody else speaks. */
function speakersOf(scene: Scene, frames: readonly Frame[], deed: Deed): readonly SpeakerRange[] {
  const { tokens } = scene.sentence;
  const framed = frames.flatMap((frame, at) => {
    const outer = frames[at - 1];
    const joins = outer !== undefined && AGREEING.has(tokens[outer.verb]?.lower ?? '');
    const silent =
      frame.carries === true && (frame.claimant === undefined || !isWitness(scene, frame.claimant));
    return silent || frame.claimant === undefined ? [] : [{ range: frame.claimant, joins }];
  });
  const all = deed.claimant === undefined ? framed : [...framed, { range: deed.claimant, joins: false }];
  const others = all.filter(({ range }) => !isSelf(tokens, range));
  return others.length > 0 ? others : all;
}

/** "he" is whoever spoke before in this sentence; else whom the text before leaves as the only one. */
function claimantsIn(
  scene: Scene,
  sentence: Sentence,
  range: TokenRange,
  known: Known,
  outer: readonly Claimant[] | undefined,
): readonly Claimant[] {
  const { reading } = scene;
  const { register, before } = known;
  const { tokens } = sentence;
  if (isPronoun(tokens, range)) {
    if (outer !== undefined) return outer;
    const span = spanIn(reading, tokens[range.from]?.start ?? 0, tokens[range.from]?.end ?? 0);
    const settled = antecedentsOf(range.from, sentence, before, register);
    const entities = settled.length > 0 ? settled : stillSpeaking(scene, sentence, range, known);
    const base = { as: span.quote, span };
    return entities.length === 0
      ? [{ ...base, resolved: false }]
      : entities.map((entity) => ({ ...base, entity, resolved: true }));
  }
  return coordinated(tokens, range).flatMap((part) => {
    const owner = isOwnedStatement(tokens, part) ? ownerOf(scene, sentence, part, known) : undefined;
    if (owner !== undefined) return [owner];
    const found = claimantOf(reading, sentence, part, known);
    return found.length === 1 && found[0]?.resolved === false
      ? [asReference(scene, sentence, part, found[0])]
      : found;
  });
}

/** "Its report", "their researchers", "his findings": whoever the pronoun stands for. */
function isOwnedStatement(tokens: Scene['sentence']['tokens'], { from, to }: TokenRange): boolean {
  const head = tokens[to - 1]?.lower ?? '';
  return (
    POSSESSIVE.has(tokens[from]?.lower ?? '') && to - from < 5 && (SPEAKS_FOR.has(head) || FOUND.has(head))
  );
}

const POSSESSIVE = words('its their his her');
const FOUND = words(
  'study statement findings assessment conclusion conclusions telemetry article post account',
);

function ownerOf(scene: Scene, sentence: Sentence, part: TokenRange, known: Known): Claimant | undefined {
  const { tokens } = sentence;
  const { register, before } = known;
  const one = { from: part.from, to: part.from + 1 };
  const settled = antecedentsOf(part.from, sentence, before, register);
  const entities = settled.length > 0 ? settled : stillSpeaking(scene, sentence, one, known);
  const entity = entities.length === 1 ? entities[0] : undefined;
  if (entity === undefined) return undefined;
  const span = spanIn(scene.reading, tokens[part.from]?.start ?? 0, tokens[part.to - 1]?.end ?? 0);
  return { as: span.quote, span, entity, resolved: true };
}

/** "it said", "he added": whoever was speaking, if he is such a one. */
function stillSpeaking(
  { reading }: Scene,
  sentence: Sentence,
  range: TokenRange,
  known: Known,
): readonly string[] {
  const word = sentence.tokens[range.from]?.lower ?? '';
  const { fullNames } = known.register;
  const ofPerson = ['he', 'she', 'him', 'her', 'his'].includes(word);
  for (const one of speakersBefore(range.from, sentence, known.register, ofPerson)) {
    const found = coordinated(one.sentence.tokens, one.range).flatMap((part) =>
      claimantOf(reading, one.sentence, part, known),
    );
    const entities = found.flatMap(({ entity }) => entity ?? []);
    const fits =
      entities.length === found.length && entities.every((each) => fullNames.has(each) === ofPerson);
    const alone = word === 'they' || word === 'them' || word === 'their' || entities.length === 1;
    if (entities.length > 0 && fits && alone) return entities;
    // Somebody without a name spoke last: nobody else is meant.
    if (found.some(({ resolved }) => !resolved)) return [];
  }
  return [];
}

/** "The gang denied": the group that the text named last. */
function asReference(scene: Scene, sentence: Sentence, range: TokenRange, found: Claimant): Claimant {
  if (sentence !== scene.sentence || range.to - range.from > 3) return found;
  const mention = scene.others.find(
    ({ basis, from, to, object }) =>
      basis === 'reference' && from === range.from && to === range.to && object.kind === 'actor',
  );
  const entity = mention?.object.entity;
  return entity === undefined ? found : { ...found, entity, resolved: true };
}

/** Without a speaker in the sentence the report itself says so, unless it hides one ("is believed to"). */
function fallback(
  scene: Scene,
  deed: Deed,
  frames: readonly Frame[],
  via: readonly string[],
  voice: Voice,
): Claimant {
  const hidden =
    deed.hidesClaimant === true ||
    (frames.length === 0 && isReputed(scene, deed)) ||
    frames.some((frame) => frame.claimant === undefined && frame.stance === undefined && frame.own !== true);
  if (hidden || via.length > 0) return UNSTATED;
  const { entity, resolved } = voice;
  return entity === undefined ? { as: voice.as, resolved } : { as: voice.as, entity, resolved };
}

/** "The suspected Varnian hackers", "X allegedly broke in": others suspect it, who are not named. */
function isReputed({ sentence: { tokens } }: Scene, deed: Deed): boolean {
  const { span } = deed.object;
  const name = span === undefined ? -1 : tokens.findIndex(({ start }) => start >= span.start);
  const [article, adjective] = [tokens[name - 2]?.lower ?? '', tokens[name - 1]?.lower ?? ''];
  if (REPUTED.has(adjective) && article !== 'a' && article !== 'an') return true;
  return tokens.slice(Math.max(0, deed.from - 1), deed.to).some(({ lower }) => HEARSAY.has(lower));
}

const REPUTED = words('suspected alleged presumed purported reputed');
const HEARSAY = words('allegedly reportedly supposedly purportedly');

function distinct(claimants: readonly Claimant[]): readonly Claimant[] {
  return claimants.filter(
    ({ entity, as }, at) =>
      claimants.findIndex((other) => (entity === undefined ? other.as === as : other.entity === entity)) ===
      at,
  );
}

function wordsIn(scene: Scene, range: TokenRange): string {
  const { start, end } = textRange(scene, range);
  return scene.reading.text.slice(start, end);
}
