import type { ActorName, Claim, Claimant, Reading } from '../../model/index.ts';
import { derivedId, spanIn } from '../../model/index.ts';
import type { WhoContext } from '../context.ts';
import { evidenceIn } from '../evidence/evidence.ts';
import { saysNoEvidence } from '../evidence/none-given.ts';
import { hedgeIn } from '../hedges/hedge.ts';
import { actorMentionsIn } from '../names/actor-mentions.ts';
import type { Sentence } from '../sentences.ts';
import { sentencesOf } from '../sentences.ts';
import type { Register } from './claimants.ts';
import { claimantOf, isChannel, isPronoun, learnNames, UNSTATED } from './claimants.ts';
import type { Deed, Scene } from './deeds/deed.ts';
import { textRange } from './deeds/deed.ts';
import { deedsIn } from './deeds/index.ts';
import { onlyTitleIn } from './deeds/report-title.ts';
import type { Frame } from './frames.ts';
import { framesIn } from './frames.ts';
import type { TokenRange } from './phrases.ts';
import { stanceOf } from './stance.ts';
import { SELF } from './words.ts';

const BY = 'who/claims@1';

/** Who says that who did what, sentence by sentence, in the order of the text. */
export function findClaims(
  reading: Reading,
  names: readonly ActorName[],
  context: WhoContext,
): readonly Claim[] {
  const sentences = sentencesOf(reading);
  const reportTitle = onlyTitleIn(reading);
  const register: Register = { people: new Map(), common: smallWords(sentences), organisation: undefined };
  let lastPerson: Claimant | undefined;
  return sentences.flatMap((sentence, at) => {
    learnNames(sentence, register);
    if (isQuestion(reading, sentence)) return [];
    const scene: Scene = {
      reading,
      sentence,
      names,
      reportTitle,
      mentions: actorMentionsIn(reading, sentence, namesIn(names, sentence)),
      before: sentences.slice(Math.max(0, at - 2), at),
    };
    const speakers: Speakers = { register, context, lastPerson };
    const claims = deedsIn(scene).map((deed) => claimFrom(scene, deed, speakers, sentences[at + 1]));
    register.organisation = organisationIn(claims, register) ?? register.organisation;
    lastPerson =
      claims.flatMap((claim) => claim.claimants).findLast((claimant) => claimant.entity !== undefined) ??
      lastPerson;
    return claims;
  });
}

/** Of those who spoke, the last that the text has not introduced as a person. */
function organisationIn(claims: readonly Claim[], register: Register): string | undefined {
  const people = new Set(register.people.values());
  const entities = claims
    .flatMap((claim) => claim.claimants)
    .flatMap(({ entity, span }) => (entity && span ? [entity] : []));
  return entities.findLast((entity) => !people.has(entity));
}

/** Words that occur without a capital. */
function smallWords(sentences: readonly Sentence[]): ReadonlySet<string> {
  return new Set(
    sentences.flatMap(({ tokens }) => tokens.flatMap(({ text, lower }) => (text === lower ? [lower] : []))),
  );
}

interface Speakers {
  readonly register: Register;
  readonly context: WhoContext;
  /** Who spoke last: what a pronoun at a sentence's start refers to. */
  readonly lastPerson: Claimant | undefined;
}

/** A headline that asks does not say. */
function isQuestion(reading: Reading, sentence: Sentence): boolean {
  return reading.text.slice(sentence.start, sentence.end).trimEnd().endsWith('?');
}

/** Names are sorted; a slice by binary search keeps a long report linear. */
function namesIn(names: readonly ActorName[], sentence: Sentence): readonly ActorName[] {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle]?.span.start ?? 0) < sentence.start) low = middle + 1;
    else high = middle;
  }
  const inside: ActorName[] = [];
  for (let at = low; at < names.length; at += 1) {
    const name = names[at];
    if (name === undefined || name.span.start >= sentence.end) break;
    inside.push(name);
  }
  return inside;
}

function claimFrom(scene: Scene, deed: Deed, speakers: Speakers, next: Sentence | undefined): Claim {
  const { reading, sentence } = scene;
  const frames = governing(framesIn(sentence.tokens), deed);
  const innermost = frames.at(-1);
  const chain = chainOf(scene, deed, frames, speakers);
  const hedge = hedgeIn(reading, sentence.tokens, hedgeStart(deed, innermost), deed.to, deed.anchor);
  const none =
    saysNoEvidence(reading, sentence) ??
    (next?.block === sentence.block && next ? saysNoEvidence(reading, next) : undefined);
  return {
    kind: 'claim',
    id: derivedId(
      'finding',
      reading.textSha256,
      'claim',
      deed.predicate,
      deed.object.as,
      sentence.start,
      deed.anchor,
    ),
    span: spanIn(reading, sentence.start, sentence.end),
    status: 'suggested',
    by: BY,
    predicate: deed.predicate,
    claimants: chain.claimants,
    object: deed.object,
    ...(deed.subject && { subject: deed.subject }),
    ...(deed.incident !== undefined && { incident: deed.incident }),
    stance: stanceOf(sentence.tokens, deed, innermost),
    hedge,
    evidence: evidenceIn(reading, sentence, next),
    ...(none && { saysNoEvidence: none }),
    ...(chain.via.length > 0 && { via: chain.via }),
  };
}

/** The frames that cover the deed, outermost first. A frame whose speaker is the deed's own doer is none. */
function governing(frames: readonly Frame[], deed: Deed): Frame[] {
  return frames
    .filter(
      (frame) =>
        frame.covers.from <= deed.anchor && deed.anchor < frame.covers.to && frame.verb !== deed.anchor,
    )
    .filter(
      (frame) =>
        frame.claimant === undefined || !overlap(frame.claimant, deed) || deed.predicate === 'removed',
    )
    .sort((a, b) => width(b.covers) - width(a.covers) || a.verb - b.verb);
}

function overlap(range: TokenRange, deed: Deed): boolean {
  return range.from < deed.to && deed.from < range.to && deed.claimant === undefined;
}

function width(range: TokenRange): number {
  return range.to - range.from;
}

/** From the verb of saying, if it precedes the deed; else from the deed's own clause. */
function hedgeStart(deed: Deed, frame: Frame | undefined): number {
  const clause = Math.max(0, deed.from - 4);
  return frame !== undefined && frame.verb < deed.anchor ? Math.min(frame.verb, deed.from) : clause;
}

/** Who says it and through whom: the innermost speaker is the claimant, the others carry it. */
function chainOf(
  scene: Scene,
  deed: Deed,
  frames: readonly Frame[],
  speakers: Speakers,
): { claimants: readonly Claimant[]; via: readonly string[] } {
  const { reading, sentence } = scene;
  const via: string[] = [];
  const said: Claimant[] = [];
  for (const frame of frames) {
    if (frame.channel) via.push(wordsIn(scene, frame.channel));
    if (frame.carries === true && frame.claimant) via.push(wordsIn(scene, frame.claimant));
  }
  const ranges = speakersOf(scene, frames, deed);
  for (const range of ranges) {
    if (isPronoun(sentence.tokens, range))
      said.push(...pronoun(scene, range, said.at(-1) ?? speakers.lastPerson));
    else if (isChannel(sentence.tokens, range)) via.push(wordsIn(scene, range));
    else said.push(claimantOf(reading, sentence, range, speakers.register, speakers.context));
  }
  const innermost = said.at(-1);
  const outer = said
    .slice(0, -1)
    .filter((claimant) => claimant.entity !== innermost?.entity || claimant.entity === undefined);
  const claimants = innermost === undefined ? [fallback(deed, frames, via, speakers.context)] : [innermost];
  return {
    claimants,
    via: [
      ...new Set([
        ...via,
        ...outer.filter((claimant) => claimant.as !== innermost?.as).map((claimant) => claimant.as),
      ]),
    ],
  };
}

/** Inside somebody's quotation "we" is that somebody: it counts only where nobody else speaks. */
function speakersOf(scene: Scene, frames: readonly Frame[], deed: Deed): readonly TokenRange[] {
  const { tokens } = scene.sentence;
  const all = frames
    .flatMap((frame) => (frame.carries === true ? [] : (frame.claimant ?? [])))
    .concat(deed.claimant ?? []);
  const others = all.filter(
    (range) => range.to - range.from > 1 || !SELF.has(tokens[range.from]?.lower ?? ''),
  );
  return others.length > 0 ? others : all;
}

/** "he" is whoever spoke before, in this sentence or the one before; the words stay as written. */
function pronoun(scene: Scene, range: TokenRange, antecedent: Claimant | undefined): Claimant[] {
  if (antecedent !== undefined) return [antecedent];
  const span = spanIn(scene.reading, textRange(scene, range).start, textRange(scene, range).end);
  return [{ as: span.quote, resolved: false, span }];
}

/** Without a speaker in the sentence the report itself says so, unless it hides one ("is believed to"). */
function fallback(
  deed: Deed,
  frames: readonly Frame[],
  via: readonly string[],
  context: WhoContext,
): Claimant {
  const hidden = deed.hidesClaimant === true || frames.some((frame) => frame.claimant === undefined);
  if (hidden || via.length > 0) return UNSTATED;
  const entity = context.publisher ?? context.author;
  return entity === undefined
    ? { as: 'the report', resolved: true }
    : { as: 'the report', entity, resolved: true };
}

function wordsIn(scene: Scene, range: TokenRange): string {
  const { start, end } = textRange(scene, range);
  return scene.reading.text.slice(start, end);
}
