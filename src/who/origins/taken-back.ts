import type { Claim, ClaimPredicate } from '../../model/index.ts';
import { nameKey } from '../echoes/names.ts';

/** What is said of somebody is held for wrong, or laid at another's door, by the words around it. */
const TAKEN_BACK: readonly RegExp[] = [
  /\b(?:hard|difficult|impossible|unable|reluctant) to (?:believe|credit|accept|swallow)\b/iu,
  /\b(?:is|are|was|were|be|been|being) (?:rejected|disputed|contested|dismissed|discounted|discarded|dropped|abandoned|refuted|debunked|ruled out|unproven|unfounded|not proven|no more than)\b/iu,
  /\b(?:is|are|was|remains) (?:only |merely |just )?(?:a|an) (?:claim|allegation|rumou?r|guess)\b/iu,
  /\bdo(?:es)? not come from\b/iu,
  /\b(?:no|any) (?:sign|signs|evidence|indication|indications|proof|information|reason|trace)\b[^.;]{0,30} (?:that|which|to (?:believe|think|suspect|assume))\b/iu,
  /\b(?:in order|so as|meant|designed|staged|laid|planted) to (?:blame|frame|implicate|incriminate|accuse)\b/iu,
  /["“‘'](?:thin|weak|flimsy|nonsense|absurd)\b/iu,
];
/** Claims that tell just this. */
const ABOUT_WORDS: ReadonlySet<ClaimPredicate> = new Set(['removed', 'corrected', 'false-flag']);
/** Whoever owns up says so without a "not". */
const NEGATED = /\b(?:not|never|nothing|no part|denie[sd]|den(?:y|ying)|rejects?|rejected)\b|n[’']t\b/iu;
const OWNS_UP =
  /\b(?:admit(?:s|ted|ting)?|confess(?:es|ed|ing)?|boast(?:s|ed|ing)?|claim(?:s|ed|ing)? (?:responsibility|credit))\b/iu;
/** UTF-16 code units; nobody claims in longer sentences. */
const LONGEST = 2000;

/**
 * Whether a sentence that was read as an assertion takes back in other words what it tells ("I find it hard to believe
 * that X did this", "a second hypothesis, that it was X, is rejected"), or has the accused own up with a "not". Its
 * speaker is shown, and is counted neither for nor against.
 *
 * @param speaker the name of whoever says it, where it has one
 */
export function isTakenBack(
  { stance, predicate, span, object }: Claim,
  speaker: string | undefined,
): boolean {
  if (stance !== 'asserts' || ABOUT_WORDS.has(predicate)) return false;
  const words = span.quote.slice(0, LONGEST).replace(/\s+/gu, ' ');
  if (TAKEN_BACK.some((pattern) => pattern.test(words))) return true;
  const accused = object.entity === undefined ? undefined : nameKey(object.entity);
  if (speaker === undefined || accused !== nameKey(speaker)) return false;
  return NEGATED.test(words) && !OWNS_UP.test(words);
}
