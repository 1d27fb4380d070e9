import type { Claim, Hedge } from '../../model/index.ts';
import { derivedId, spanIn } from '../../model/index.ts';
import { evidenceIn } from '../evidence/evidence.ts';
import { saysNoEvidence } from '../evidence/none-given.ts';
import { hedgeIn, trailingHedge } from '../hedges/hedge.ts';
import type { Sentence } from '../sentences.ts';
import { clauseStart } from './clause.ts';
import type { Deed, Scene } from './deeds/deed.ts';
import type { Frame } from './frames/index.ts';
import { governing } from './governing.ts';
import type { Speakers } from './speakers/chain.ts';
import { chainOf } from './speakers/chain.ts';
import { stanceOf } from './stance.ts';

const BY = 'who/claims@8';

/** A deed with who says it, how surely and on what evidence; undefined where nobody claims it. */
export function claimFrom(
  scene: Scene,
  deed: Deed,
  all: readonly Frame[],
  speakers: Speakers,
  next: Sentence | undefined,
): Claim | undefined {
  const { reading, sentence } = scene;
  const frames = governing(all, deed, sentence.tokens);
  // "…, as the paper first reported" passes it on and has no say in how surely.
  const innermost = frames.findLast((frame) => frame.carries !== true);
  const stance = stanceOf(sentence.tokens, deed, innermost);
  if (stance === undefined) return undefined;
  const chain = chainOf(scene, deed, frames, speakers);
  const none =
    saysNoEvidence(reading, sentence) ??
    (next?.block === sentence.block && next ? saysNoEvidence(reading, next) : undefined);
  const { predicate, object, subject, incident } = deed;
  const { textSha256 } = reading;
  return {
    kind: 'claim',
    id: derivedId('finding', textSha256, 'claim', predicate, object.as, sentence.start, deed.anchor),
    span: spanIn(reading, sentence.start, sentence.end),
    status: 'suggested',
    by: BY,
    predicate,
    claimants: deed.saidBy === undefined ? chain.claimants : [deed.saidBy],
    object,
    ...(subject && { subject }),
    ...(incident !== undefined && { incident }),
    stance,
    hedge: hedgeOf(scene, deed, innermost),
    evidence: evidenceIn(reading, sentence, next, deed.grounds, scene.before.at(-1)),
    ...(none && { saysNoEvidence: none }),
    ...(chain.via.length > 0 && { via: chain.via }),
  };
}

/** From the verb of saying, if it precedes the deed; else from the deed's own clause, then the verb that follows it. */
function hedgeOf({ reading, sentence: { tokens } }: Scene, deed: Deed, frame: Frame | undefined): Hedge {
  if (deed.unhedged === true) return { class: 'none' };
  // A deed that names its own claimant is hedged in that clause, whatever else the sentence reports.
  const own = deed.claimant !== undefined && deed.claimant.from < deed.from ? deed.claimant.from : deed.from;
  const clause = clauseStart(tokens, own);
  const leads = frame !== undefined && frame.verb < deed.anchor && own === deed.from;
  const from = leads ? Math.min(frame.verb, deed.from) : clause;
  const hedge = hedgeIn(reading, tokens, from, deed.to, deed.anchor);
  if (hedge.class !== 'none') return hedge;
  const after =
    frame === undefined || leads
      ? hedge
      : hedgeIn(reading, tokens, frame.verb - 1, frame.verb + 1, frame.verb);
  if (after.class !== 'none') return after;
  const trailing = trailingHedge(reading, tokens, deed.to, tokens.length);
  if (trailing.class !== 'none' || frame !== undefined) return trailing;
  return trailingHedge(reading, tokens, deed.from - ASIDE, deed.from);
}

/** "Somebody, it appears, wanted to frame X": words back in which an aside may stand. */
const ASIDE = 8;
