import type { Claim } from '../../model/index.ts';
import { NEGATIONS } from '../lexicon/grammar.ts';
import { DENYING, DOUBTING, PROVING } from '../lexicon/speech.ts';
import { words } from '../lexicon/words.ts';
import type { Token } from '../tokens.ts';
import type { Deed } from './deeds/deed.ts';
import type { Frame } from './frames/index.ts';
import { find, findBack } from './phrases.ts';
import { isWithheld, supposed } from './unasserted.ts';

/** Whether the claimant asserts the deed, denies it or doubts it; undefined where nobody claims it at all. */
export function stanceOf(
  tokens: readonly Token[],
  deed: Deed,
  frame: Frame | undefined,
): Claim['stance'] | undefined {
  const supposition = supposed(tokens, deed);
  if (supposition === 'doubt') return 'doubts';
  if (supposition !== undefined || isWithheld(tokens, deed.anchor) || isMisstated(tokens, deed, frame))
    return undefined;
  if (isFew(tokens, frame)) return 'doubts';
  return (
    deed.stance ??
    frame?.stance ??
    unlikelyStance(tokens, deed, frame) ??
    disagreement(tokens, deed) ??
    scantStance(tokens, deed) ??
    spokenStance(tokens, deed, frame) ??
    negatedStance(tokens, deed, frame) ??
    'asserts'
  );
}

const UNLIKELY = words('unlikely improbable');

/** "judges it unlikely that X did it": a denial, left likely. "Not unlikely" is none. */
function unlikelyStance(
  tokens: readonly Token[],
  deed: Deed,
  frame: Frame | undefined,
): Claim['stance'] | undefined {
  const from = Math.max(0, Math.min(frame?.verb ?? deed.from, deed.from - 8));
  const at = find(tokens, from, deed.to, (word) => UNLIKELY.has(word));
  if (at < 0) return undefined;
  const turned = ['not', "n't"].includes(tokens[at - 1]?.lower ?? '');
  const other = find(tokens, at, deed.anchor, (word) => word === ';' || word === ':') >= 0;
  return turned || other ? undefined : 'denies';
}

const SCANT = words('little scant insufficient limited flimsy thin');
const PROOF = words('evidence proof basis reason grounds indication sign');

/** "There is little evidence that X did it": assent withheld. "Little doubt" is none. */
function scantStance(tokens: readonly Token[], deed: Deed): Claim['stance'] | undefined {
  const at = find(tokens, deed.anchor - REACH, deed.anchor, (word) => SCANT.has(word));
  const proof = at < 0 ? -1 : find(tokens, at + 1, at + 4, (word) => PROOF.has(word));
  const led = ['that', 'for', 'to', 'of'].includes(tokens[proof + 1]?.lower ?? '');
  return proof > 0 && proof < deed.anchor && led ? 'doubts' : undefined;
}

const DISAGREEING = words('agree concur share accept');

/** "It is the attribution to X with which we cannot agree", "…, a view we do not share": after the deed. */
function disagreement(tokens: readonly Token[], deed: Deed): Claim['stance'] | undefined {
  const self = find(tokens, deed.to, deed.to + 10, (word) => word === 'we' || word === 'i');
  if (self < 0 || find(tokens, deed.to, self, (word) => word === ',' || word === ';' || word === 'and') >= 0)
    return undefined;
  const verb = find(tokens, self + 1, self + 5, (word) => DISAGREEING.has(word));
  const negated = find(tokens, self + 1, verb, (word) => NEGATIONS.has(word) || word.endsWith("n't")) >= 0;
  return verb >= 0 && negated ? 'doubts' : undefined;
}

/** "Few experts believe that …": most do not. */
function isFew(tokens: readonly Token[], frame: Frame | undefined): boolean {
  const few = tokens[frame?.claimant?.from ?? -1]?.lower === 'few';
  return few && !DOUBTING.has(tokens[frame?.verb ?? -1]?.lower ?? '');
}

const MISTAKEN = words('mistakenly incorrectly wrongly falsely erroneously');

/** "The post incorrectly states that …": what follows is not the writer's, and the speaker is not quoted for it. */
function isMisstated(tokens: readonly Token[], deed: Deed, frame: Frame | undefined): boolean {
  return (
    frame !== undefined && deed.claimant === undefined && MISTAKEN.has(tokens[frame.verb - 1]?.lower ?? '')
  );
}

/** Verbs, nouns and adjectives of denial or doubt: the frame's own verb, or one that the deed depends on. */
function spokenStance(
  tokens: readonly Token[],
  deed: Deed,
  frame: Frame | undefined,
): Claim['stance'] | undefined {
  const near = deed.anchor - 6;
  const from = Math.max(0, Math.min(frame?.verb ?? near, near));
  for (let at = deed.anchor; at >= from; at -= 1) {
    const word = tokens[at]?.lower ?? '';
    if (!DENYING.has(word) && !DOUBTING.has(word)) continue;
    if (at !== frame?.verb && !governs(tokens, at)) continue;
    if (isTurned(tokens, at)) return 'asserts';
    return DENYING.has(word) ? 'denies' : 'doubts';
  }
  return undefined;
}

const GOVERNED = words('that whether if about on over by it the a claims reports allegations accusations');

/** "denied that", "doubts about", "doubt on"; "the gas dispute in" governs nothing. */
function governs(tokens: readonly Token[], at: number): boolean {
  return GOVERNED.has(tokens[at + 1]?.lower ?? '');
}

const TURNING = words('little scant few hardly scarcely beyond');

/** "no doubt that", "little doubt", "did not dispute that": the doubt itself is denied. */
function isTurned(tokens: readonly Token[], at: number): boolean {
  const turns = (word: string) => NEGATIONS.has(word) || TURNING.has(word) || word.endsWith("n't");
  return findBack(tokens, at, 5, turns, (word) => word === ',' || word === 'that') >= 0;
}

const BARRIERS = words('beyond , ; : but although while because');
const FEW = words('enough insufficient sufficient conclusive significant');
const UNABLE = words(
  'cannot able unable possible convinced sure certain confident clear believe think support supports agree persuaded',
);

/**
 * A negation close before the deed, in the same clause: "nothing that ties the intrusion to X". The "no"
 * of "no data has been provided beyond …" lies outside the clause and negates nothing here. That nobody
 * has shown it, or cannot tell, leaves it open.
 */
function negatedStance(
  tokens: readonly Token[],
  deed: Deed,
  frame: Frame | undefined,
): Claim['stance'] | undefined {
  // "An official who asked not to be named said that X did it": what is told of the speaker.
  const said = frame === undefined || frame.verb >= deed.anchor ? 0 : frame.verb - OWN_NEGATION;
  const at = negationBefore(tokens, deed.anchor, said);
  if (at < 0) return undefined;
  const open = (word: string) => PROVING.has(word) || FEW.has(word) || UNABLE.has(word);
  return find(tokens, at, deed.anchor, open) >= 0 || lacksProof(tokens, at) ? 'doubts' : 'denies';
}

const STRONG = words('compelling conclusive hard firm clear direct solid credible definitive');

/** "There is no compelling evidence to", "no proof yet that": but a search of one's own that came up empty denies. */
function lacksProof(tokens: readonly Token[], no: number): boolean {
  if (tokens[no]?.lower !== 'no' || /^(?:see|saw|seen|find|found)$/u.test(tokens[no - 1]?.lower ?? ''))
    return false;
  return (
    find(
      tokens,
      no + 1,
      no + 4,
      (word, at) => word === 'proof' || (word === 'evidence' && STRONG.has(tokens[at - 1]?.lower ?? '')),
    ) > 0
  );
}

function negationBefore(tokens: readonly Token[], anchor: number, from: number): number {
  for (let at = anchor; at >= Math.max(0, from, anchor - REACH); at -= 1) {
    const word = tokens[at]?.lower ?? '';
    if (BARRIERS.has(word) || (word === 'and' && tokens[at + 1]?.lower === 'that')) return -1;
    if ((NEGATIONS.has(word) || word === 'nor' || word.endsWith("n't")) && !isDoubleNegative(tokens, at))
      return at;
  }
  return -1;
}

/** "does not yet believe": words from a verb of saying back to its own negation. */
const OWN_NEGATION = 3;

/** Words back in which a negation may stand; the subject of its clause may be long. */
const REACH = 11;

const SURE = words('doubt doubts question only first alone rule ruled ruling exclude excluded excludes');

/** "no doubt", "cannot rule out", "not only": no negation of the deed. */
function isDoubleNegative(tokens: readonly Token[], at: number): boolean {
  return find(tokens, at + 1, at + 4, (word) => SURE.has(word)) >= 0;
}
