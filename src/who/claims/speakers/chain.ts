import type { Claimant } from '../../../model/index.ts';
import { spanIn } from '../../../model/index.ts';
import type { WhoContext } from '../../context.ts';
import { SELF } from '../../lexicon/speakers.ts';
import type { Deed, Scene } from '../deeds/deed.ts';
import { textRange } from '../deeds/deed.ts';
import type { Frame } from '../frames/index.ts';
import type { TokenRange } from '../phrases.ts';
import { claimantOf, UNSTATED } from './claimant.ts';
import { coordinated } from './coordination.ts';
import { isChannel, isPronoun } from './could-speak.ts';
import { antecedentOf } from './pronouns.ts';
import type { Register } from './register.ts';

/** What is known of speakers when a sentence is read. */
export interface Speakers {
  readonly register: Register;
  readonly context: WhoContext;
  /** Who claimed something in the sentence before, in the same block. */
  readonly before: readonly Claimant[];
}

export interface Chain {
  readonly claimants: readonly Claimant[];
  readonly via: readonly string[];
}

/** Who says it and through whom: the innermost speaker is the claimant, named outer ones and channels carry it. */
export function chainOf(scene: Scene, deed: Deed, frames: readonly Frame[], speakers: Speakers): Chain {
  const { tokens } = scene.sentence;
  const via = channelsOf(scene, frames);
  const said: (readonly Claimant[])[] = [];
  for (const range of speakersOf(tokens, frames, deed)) {
    if (isPronoun(tokens, range)) said.push(pronoun(scene, range, said.at(-1), speakers));
    else if (isChannel(tokens, range)) via.push(wordsIn(scene, range));
    else said.push(claimantsIn(scene, range, speakers));
  }
  const innermost = said.at(-1) ?? [fallback(deed, frames, via, speakers.context)];
  return { claimants: innermost, via: [...new Set([...via, ...outerNames(said.slice(0, -1), innermost)])] };
}

function channelsOf(scene: Scene, frames: readonly Frame[]): string[] {
  return frames.flatMap((frame) => [
    ...(frame.channel ? [wordsIn(scene, frame.channel)] : []),
    ...(frame.carries === true && frame.claimant ? [wordsIn(scene, frame.claimant)] : []),
  ]);
}

/** Outer speakers with a name pass it on; "two officials" who speak of what others believe are no channel. */
function outerNames(outer: readonly (readonly Claimant[])[], innermost: readonly Claimant[]): string[] {
  const inner = new Set(innermost.flatMap(({ as, entity }) => [as, entity]));
  return outer
    .flat()
    .filter(({ as, entity }) => entity !== undefined && !inner.has(entity) && !inner.has(as))
    .map(({ as }) => as);
}

/** Inside somebody's quotation "we" is that somebody: it counts only where nobody else speaks. */
function speakersOf(
  tokens: Scene['sentence']['tokens'],
  frames: readonly Frame[],
  deed: Deed,
): readonly TokenRange[] {
  const framed = frames.flatMap((frame) => (frame.carries === true ? [] : (frame.claimant ?? [])));
  const all = framed.concat(deed.claimant ?? []);
  const others = all.filter(
    (range) => range.to - range.from > 1 || !SELF.has(tokens[range.from]?.lower ?? ''),
  );
  return others.length > 0 ? others : all;
}

function claimantsIn(scene: Scene, range: TokenRange, { register, context }: Speakers): readonly Claimant[] {
  const { reading, sentence } = scene;
  return coordinated(sentence.tokens, range).map((part) =>
    claimantOf(reading, sentence, part, register, context),
  );
}

/** "he" is whoever spoke before in this sentence; else whom the sentence before leaves as the only one. */
function pronoun(
  scene: Scene,
  range: TokenRange,
  outer: readonly Claimant[] | undefined,
  { register, before }: Speakers,
): readonly Claimant[] {
  if (outer !== undefined) return outer;
  const { sentence, reading } = scene;
  const token = sentence.tokens[range.from];
  const previous = scene.before.at(-1);
  const sameBlock = previous?.block === sentence.block ? previous : undefined;
  const known = { before: sameBlock, sentence, claimants: before, register };
  const entity = token === undefined ? undefined : antecedentOf(token, known);
  const { start, end } = textRange(scene, range);
  const span = spanIn(reading, start, end);
  const base = { as: span.quote, span };
  return [entity === undefined ? { ...base, resolved: false } : { ...base, entity, resolved: true }];
}

/** Without a speaker in the sentence the report itself says so, unless it hides one ("is believed to"). */
function fallback(
  deed: Deed,
  frames: readonly Frame[],
  via: readonly string[],
  context: WhoContext,
): Claimant {
  const hidden =
    deed.hidesClaimant === true ||
    frames.some((frame) => frame.claimant === undefined && frame.stance === undefined);
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
